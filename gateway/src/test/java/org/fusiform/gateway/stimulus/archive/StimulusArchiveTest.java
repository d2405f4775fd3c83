package org.fusiform.gateway.stimulus.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StimulusArchiveTest {
    @TempDir
    private Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @Test
    void zip_tar_and_compressed_tar_give_the_same_files() throws Exception {
        // Given
        String longName = "face/" + "x".repeat(150) + ".png";
        entries.put("face/a.png", bytes("first"));
        entries.put(longName, bytes("second"));

        // Then
        for (Path archive : List.of(
                Archives.zip(folder.resolve("a"), entries),
                Archives.tar(folder.resolve("b"), entries),
                Archives.tarGz(folder.resolve("c"), entries))) {
            assertThat(read(archive)).containsExactly("face/a.png=first", longName + "=second");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.png", "face/../../evil.png", "/etc/evil.png", "C:\\evil.png", "face\\..\\..\\evil.png"})
    void a_name_that_leaves_the_archive_refuses_it(String name) throws IOException {
        // Given
        entries.put("face/a.png", bytes("fine"));
        entries.put(name, bytes("evil"));

        // Then
        for (Path archive :
                List.of(Archives.zip(folder.resolve("a"), entries), Archives.tar(folder.resolve("b"), entries))) {
            assertThatThrownBy(() -> read(archive))
                    .isInstanceOf(ArchiveRefused.class)
                    .hasMessageContaining("evil.png")
                    .hasMessageContaining("outside");
        }
    }

    @Test
    void a_link_refuses_the_archive() throws IOException {
        Path archive = Archives.tarWithLink(folder.resolve("a"));

        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("face/passwd.png")
                .hasMessageContaining("link");
    }

    @Test
    void an_attribute_record_that_would_fill_the_memory_is_not_read() throws IOException {
        // Given a long name of 2 GiB, of which only the header and a few bytes are there
        TarArchiveEntry header = new TarArchiveEntry("././@LongLink", TarArchiveEntry.LF_GNUTYPE_LONGNAME);
        header.setSize(2L << 30);
        byte[] record = new byte[TarHeader.BYTES];
        header.writeEntryHeader(record);
        Path archive = folder.resolve("a");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(record);
            out.write(new byte[1 << 20]);
        }

        // Then
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("attributes of 2147483648 bytes");
    }

    @Test
    void damage_is_said_of_every_kind_of_archive_wherever_it_is_cut() throws IOException {
        // Given
        entries.put("face/a.png", noise());
        entries.put("face/b.png", noise());

        for (Path whole : List.of(
                Archives.zip(folder.resolve("a"), entries),
                Archives.tar(folder.resolve("b"), entries),
                Archives.tarGz(folder.resolve("c"), entries))) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int kept : new int[] {600, bytes.length / 2, 3 * bytes.length / 4}) {
                // When
                Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, kept));

                // Then
                assertThatThrownBy(() -> read(cut)).isInstanceOf(ArchiveRefused.class);
            }
        }
    }

    @Test
    void what_expands_without_end_is_read_only_so_far() throws IOException {
        Allowance shared = new Allowance(2500);
        try (InputStream first = new Expansion(new ByteArrayInputStream(new byte[1000]), shared);
                InputStream second = new Expansion(new ByteArrayInputStream(new byte[2000]), shared)) {
            assertThat(first.readAllBytes()).hasSize(1000);
            second.skipNBytes(1000);
            assertThatThrownBy(second::readAllBytes).hasMessageContaining("2500 bytes");
        }
    }

    @Test
    void a_directory_is_not_held_before_it_is_known_to_be_small() throws IOException {
        // Given names that are 24 MB long in all
        for (int i = 0; i < 400; i++) {
            entries.put("face/" + i + "x".repeat(60_000), new byte[0]);
        }

        // Then
        Path archive = Archives.zip(folder.resolve("a"), entries);
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("directory is larger than");
    }

    @Test
    void what_is_no_archive_is_refused() throws IOException {
        Path page = Files.writeString(folder.resolve("a"), "<html>not found</html>");
        Path empty = Files.createFile(folder.resolve("b"));

        assertThatThrownBy(() -> read(page)).hasMessageContaining("no .zip, .tar or .tar.gz");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("empty");
    }

    private static byte[] noise() {
        byte[] bytes = new byte[3000];
        new java.util.Random(5).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(Path archive) throws ArchiveRefused {
        List<String> files = new ArrayList<>();
        StimulusArchive.of(archive)
                .forEach((name, content) ->
                        files.add(name + "=" + new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        return files;
    }
}
