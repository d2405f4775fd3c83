package org.fusiform.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fusiform.contracts.Sha256;
import org.junit.jupiter.api.Test;

class ZipWriterTest {
    private static byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipWriter zip = new ZipWriter(out)) {
            zip.putText("a.txt", "ä".repeat(1000));
            zip.putAsItIs("b/c.bin", entry -> {
                // Writers of JSON and CSV close what they write to
                try (OutputStream closed = entry) {
                    closed.write(new byte[] {1, 2, 3});
                }
            });
            zip.putSums("SHA256SUMS");
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void entries_come_back_and_their_sums_are_right() throws IOException {
        // When
        Map<String, byte[]> entries = entries(archive());

        // Then
        assertThat(entries).containsOnlyKeys("a.txt", "b/c.bin", "SHA256SUMS");
        assertThat(entries.get("b/c.bin")).containsExactly(1, 2, 3);
        assertThat(new String(entries.get("SHA256SUMS"), StandardCharsets.UTF_8))
                .isEqualTo(Sha256.of(entries.get("a.txt")) + "  a.txt\n" + Sha256.of(entries.get("b/c.bin"))
                        + "  b/c.bin\n");
    }

    @Test
    void the_same_content_is_the_same_bytes_wherever_it_is_written() throws IOException {
        // Given
        byte[] first = archive();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            // Then
            assertThat(archive()).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_bytes_do_not_tell_in_which_pieces_the_content_came() throws IOException {
        byte[] whole = inPieces(200_000);

        assertThat(inPieces(1)).isEqualTo(whole);
        assertThat(inPieces(8192)).isEqualTo(whole);
        assertThat(inPieces(33_333)).isEqualTo(whole);
    }

    private static byte[] inPieces(int size) throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipWriter zip = new ZipWriter(out)) {
            zip.putAsItIs("a.bin", entry -> {
                for (int at = 0; at < content.length; at += size) {
                    entry.write(content, at, Math.min(size, content.length - at));
                    entry.flush();
                }
            });
        }
        return out.toByteArray();
    }
}
