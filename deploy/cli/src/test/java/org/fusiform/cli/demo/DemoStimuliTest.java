package org.fusiform.cli.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class DemoStimuliTest {
    @Test
    void the_built_in_set_is_an_archive_with_a_folder_per_condition() throws Exception {
        // When
        DemoStimuli stimuli = DemoStimuli.builtIn(20);

        // Then
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(stimuli.archive().content().get())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(tar.readNBytes(8)).asHexString().isEqualTo("89504E470D0A1A0A");
                entries.add(entry.getName());
            }
        }
        Map<String, Long> folders =
                entries.stream().collect(groupingBy(name -> name.substring(0, name.indexOf('/')), counting()));
        assertThat(folders)
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
