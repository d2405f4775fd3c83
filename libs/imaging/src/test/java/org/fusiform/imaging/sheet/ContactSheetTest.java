package org.fusiform.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;
import org.fusiform.imaging.rendering.BuiltInSet;
import org.fusiform.imaging.rendering.RenderedStimulus;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private static final Path IN_THE_DOCS = Path.of("..", "..", "docs", "images", "built-in-set.png");

    @Test
    void picturesStandInRowsInTheMiddleOfTheirSquares() {
        // Given
        List<Section.Cell> cells = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            cells.add(Section.Cell.of("", filled(40, 20, 10 * (i + 1))));
        }

        // When
        RgbImage sheet = new ContactSheet(3, 20).of(List.of(new Section("", cells)));

        // Then
        assertThat(sheet.width()).isEqualTo(3 * 24 + 4);
        assertThat(sheet.height()).isEqualTo(2 * 24 + 4);
        assertThat(level(sheet, 4 + 10, 4 + 10)).isEqualTo(10);
        assertThat(level(sheet, 4 + 48 + 10, 4 + 10)).isEqualTo(30);
        assertThat(level(sheet, 4 + 24 + 10, 4 + 24 + 10)).isEqualTo(50);
        assertThat(level(sheet, 4 + 48 + 10, 4 + 24 + 10)).as("beyond the last").isEqualTo(255);
        assertThat(level(sheet, 4 + 10, 4 + 2)).as("above a wide picture").isEqualTo(255);
    }

    @Test
    void headingsAndLabelsAreWritten() {
        // Given
        Section.Cell unlabelled = Section.Cell.of("", filled(20, 20, 255));
        Section.Cell labelled = Section.Cell.of("face-1.png", filled(20, 20, 255));

        // When
        RgbImage plain = new ContactSheet(4, 20).of(List.of(new Section("", List.of(unlabelled))));
        RgbImage headed = new ContactSheet(4, 20).of(List.of(new Section("face", List.of(unlabelled))));
        RgbImage captioned = new ContactSheet(4, 20).of(List.of(new Section("", List.of(labelled))));

        // Then
        assertThat(dark(plain)).isZero();
        assertThat(dark(headed)).isGreaterThan(30);
        assertThat(dark(captioned)).isGreaterThan(10);
        assertThat(headed.height()).isGreaterThan(plain.height());
        assertThat(captioned.height()).isGreaterThan(plain.height());
    }

    @Test
    void aThumbnailKeepsProportionsAndNeverGrows() {
        assertThat(Thumbnail.of(filled(400, 100, 9), 80)).matches(small -> small.width() == 80 && small.height() == 20);
        assertThat(Thumbnail.of(filled(3, 4000, 9), 80)).matches(small -> small.width() == 1 && small.height() == 80);
        assertThat(Thumbnail.of(filled(30, 50, 9), 80)).matches(small -> small.width() == 30 && small.height() == 50);
    }

    @Test
    void sheetsOfNothingOrOfTooMuchAreRefused() {
        assertThatThrownBy(() -> new ContactSheet(4, 20).of(List.of(new Section("face", List.of()))))
                .hasMessage("a contact sheet of no pictures");
        assertThatThrownBy(() -> new ContactSheet(0, 20)).hasMessageContaining("not 0 of 20");
        Section.Cell cell = new Section.Cell("", () -> {
            throw new AssertionError("asked for before the sheet is known to be small enough");
        });
        assertThatThrownBy(() -> new ContactSheet(100, 8000).of(List.of(new Section("", List.of(cell)))))
                .hasMessageContaining("over the limit of 16000000");
    }

    /** A failure means that the built-in set has changed: look at the new sheet, and copy it where the old one is. */
    @Test
    void theDocsShowTheBuiltInSetAsItIs() throws Exception {
        // When
        RgbImage sheet = builtInSet();

        // Then
        Path made = Path.of("target", "built-in-set.png");
        Files.write(made, PngEncoder.compressed(sheet));
        assertThat(Files.size(IN_THE_DOCS)).isLessThan(300_000);
        RgbImage shown = new ImageDecoder(DecodeLimits.DEFAULT).decode(Files.readAllBytes(IN_THE_DOCS));
        assertThat(Arrays.equals(shown.rgb(), sheet.rgb()))
                .as("%s shows what %s does", IN_THE_DOCS, made.toAbsolutePath())
                .isTrue();
    }

    private static RgbImage builtInSet() throws Exception {
        Map<String, List<Section.Cell>> cells = new LinkedHashMap<>();
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
        for (RenderedStimulus stimulus : BuiltInSet.render(1, 8)) {
            cells.computeIfAbsent(stimulus.condition(), condition -> new ArrayList<>())
                    .add(Section.Cell.of("", decoder.decode(stimulus.png())));
        }
        List<Section> sections = new ArrayList<>();
        cells.forEach((condition, pictures) -> sections.add(new Section(condition, pictures)));
        return new ContactSheet(8, 88).of(sections);
    }

    private static RgbImage filled(int width, int height, int level) {
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) level);
        return new RgbImage(width, height, rgb);
    }

    private static int level(RgbImage image, int x, int y) {
        return image.rgb()[(y * image.width() + x) * 3] & 0xff;
    }

    private static int dark(RgbImage image) {
        int dark = 0;
        for (int i = 0; i < image.rgb().length; i += 3) {
            dark += (image.rgb()[i] & 0xff) < 128 ? 1 : 0;
        }
        return dark;
    }
}
