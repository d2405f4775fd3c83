package org.fusiform.cli.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.fusiform.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StimulusArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_becomes_a_tar_of_its_images_of_the_length_that_was_said() throws IOException {
        // Given
        String longName = "face/" + "ß".repeat(110) + ".png";
        write("face/b.JPG", "second");
        write("face/a.jpg", "");
        write(longName, "x".repeat(1025));
        write("face/notes.txt", "not an image");
        write("face/.hidden.png", "not an image");
        write("house/h.webp", "a house");
        write("loose.png", "of no condition");

        // When
        StimulusArchive archive = StimulusArchive.at(folder, null);

        // Then
        assertThat(unpack(archive))
                .containsExactly(
                        Map.entry("face/a.jpg", ""),
                        Map.entry("face/b.JPG", "second"),
                        Map.entry(longName, "x".repeat(1025)),
                        Map.entry("house/h.webp", "a house"));
        try (InputStream bytes = archive.content().get()) {
            assertThat(bytes.readAllBytes()).hasSize((int) archive.bytes());
        }
        assertThat(archive.contentType()).isEqualTo("application/x-tar");
    }

    @Test
    void a_csv_file_sends_what_it_names_wherever_that_is() throws IOException {
        // Given
        write(
                "tables/set.csv",
                "path,condition,source\n../a/1.png,face,\n" + folder.resolve("b/2.png") + ",house,\n"
                        + "x/3.png,scrambled-house,../b/2.png\n");
        write("a/1.png", "one");
        write("b/2.png", "two");
        write("tables/x/3.png", "three");
        write("a/other.png", "not named");

        // When
        StimulusArchive archive = StimulusArchive.at(folder.resolve("tables/set.csv"), null);

        // Then
        assertThat(unpack(archive))
                .containsExactly(
                        Map.entry(
                                "manifest.csv",
                                "path,condition,subcategory,source\na/1.png,face,,\nb/2.png,house,,\n"
                                        + "tables/x/3.png,scrambled-house,,b/2.png\n"),
                        Map.entry("a/1.png", "one"),
                        Map.entry("b/2.png", "two"),
                        Map.entry("tables/x/3.png", "three"));
    }

    @Test
    void a_table_within_a_folder_counts_for_the_folder() throws IOException {
        // Given
        write("manifest.csv", "path,condition\npictures/1.png,face\n");
        write("pictures/1.png", "one");
        write("pictures/2.png", "not named");

        // Then
        assertThat(unpack(StimulusArchive.at(folder, null)).keySet()).containsExactly("manifest.csv", "1.png");
        assertThatThrownBy(() -> StimulusArchive.at(folder, ConditionMap.parse("pictures=face")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--map");
    }

    @Test
    void a_table_with_a_mistake_is_refused_before_anything_is_sent() throws IOException {
        write("set.csv", "path,condition\nnone.png,face\n");
        assertThatThrownBy(() -> StimulusArchive.at(folder.resolve("set.csv"), null))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("none.png");

        write("set.csv", "path,label\nnone.png,face\n");
        assertThatThrownBy(() -> StimulusArchive.at(folder.resolve("set.csv"), null))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("condition");
    }

    @Test
    void only_folders_that_the_map_names_are_sent_and_the_others_are_told() throws IOException {
        // Given
        write("adult/a.jpg", "a");
        write("child/c.jpg", "c");
        write("house/h.jpg", "h");

        // When
        StimulusArchive archive = StimulusArchive.at(folder, ConditionMap.parse("house=scene"));

        // Then
        assertThat(unpack(archive)).containsOnlyKeys("house/h.jpg");
        assertThat(archive.skipped()).containsExactly("adult", "child");
    }

    @Test
    void a_map_of_folders_that_are_not_there_is_refused_with_those_that_are() throws IOException {
        // Given
        write("adult/a.jpg", "a");

        // Then
        assertThatThrownBy(() -> StimulusArchive.at(folder, ConditionMap.parse("adlt=face")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("[adlt]")
                .hasMessageContaining("[adult]");
    }

    @Test
    void a_file_that_changes_while_it_is_sent_is_an_error_not_a_broken_archive() throws IOException {
        // Given
        write("face/a.jpg", "1234");
        StimulusArchive archive = StimulusArchive.at(folder, null);
        write("face/a.jpg", "12");

        // Then
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("face/a.jpg became shorter");
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        // Given
        write("images.rar", "x");

        // Then
        assertThatThrownBy(() -> StimulusArchive.at(folder.resolve("images.rar"), null))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("images.rar is neither");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static Map<String, String> unpack(StimulusArchive archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(archive.content().get(), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
