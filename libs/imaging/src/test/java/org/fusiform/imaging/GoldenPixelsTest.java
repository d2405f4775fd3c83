package org.fusiform.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.preprocess.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pixels that PIL and torchvision make of the golden images; every one must come out the same. */
class GoldenPixelsTest {
    private static final Path GOLDEN = Optional.ofNullable(System.getenv("FUSIFORM_SHARED"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "..", "..", "shared"))
            .resolve("golden/preprocess");

    @ParameterizedTest
    @EnumSource(names = {"IMAGENET_256_BILINEAR", "IMAGENET_232_BILINEAR", "CLIP_224_BICUBIC"})
    void everyImageBecomesThePixelsPilMakes(Pipeline pipeline) throws Exception {
        assumeTrue(Files.isDirectory(GOLDEN), "no golden images at " + GOLDEN.toAbsolutePath());
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
        for (Path file : images()) {
            byte[] expected = Files.readAllBytes(GOLDEN.resolve(file.getFileName() + "." + pipeline.id() + ".npy"));

            RgbImage seen = pipeline.pixels(decoder.decode(Files.readAllBytes(file)));

            int header = expected.length - seen.rgb().length;
            int plane = seen.width() * seen.height();
            for (int i = 0; i < seen.rgb().length; i++) {
                int wanted = expected[header + i % 3 * plane + i / 3];
                assertThat(Math.abs((wanted & 0xff) - (seen.rgb()[i] & 0xff)))
                        .as("%s, %s, sample %d", file.getFileName(), pipeline.id(), i)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void everyGoldenImageIsCovered() throws Exception {
        assumeTrue(Files.isDirectory(GOLDEN), "no golden images at " + GOLDEN.toAbsolutePath());
        assertThat(images()).hasSizeGreaterThanOrEqualTo(11);
    }

    private static List<Path> images() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .toList();
        }
    }
}
