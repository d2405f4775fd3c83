package org.fusiform.cli.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.fusiform.contracts.stimulus.LabelledImage;
import org.fusiform.contracts.stimulus.LabelledImages;
import org.junit.jupiter.api.Test;

class DemoStimuliTest {
    @Test
    void the_built_in_set_is_images_and_a_table_that_knows_the_sources_of_scrambles() throws Exception {
        // When
        DemoStimuli stimuli = DemoStimuli.builtIn(20);

        // Then
        List<String> entries = new ArrayList<>();
        List<LabelledImage> table = List.of();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(stimuli.archive().content().get())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("manifest.csv")) {
                    table = LabelledImages.read(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                } else {
                    assertThat(tar.readNBytes(8)).asHexString().isEqualTo("89504E470D0A1A0A");
                    entries.add(entry.getName());
                }
            }
        }
        assertThat(table).extracting(LabelledImage::path).containsExactlyElementsOf(entries);
        Map<String, Long> conditions = table.stream().collect(groupingBy(LabelledImage::condition, counting()));
        assertThat(table).allSatisfy(image -> assertThat(image.source() != null)
                .isEqualTo(image.condition().startsWith("scrambled-")));
        assertThat(entries)
                .containsAll(table.stream()
                        .map(LabelledImage::source)
                        .filter(Objects::nonNull)
                        .toList());
        assertThat(conditions)
                .isEqualTo(Map.of(
                        "face",
                        20L,
                        "body",
                        20L,
                        "scene",
                        20L,
                        "word",
                        20L,
                        "scrambled-scene",
                        20L,
                        "scrambled-word",
                        20L));
        assertThat(entries).doesNotHaveDuplicates();
        assertThat(stimuli.name()).isEqualTo("built-in-20");
        assertThat(stimuli.map()).isNull();
    }

    @Test
    void it_is_the_same_every_time() throws Exception {
        try (InputStream first = DemoStimuli.builtIn(20).archive().content().get();
                InputStream second = DemoStimuli.builtIn(20).archive().content().get()) {
            assertThat(first.readAllBytes()).isEqualTo(second.readAllBytes());
        }
    }
}
