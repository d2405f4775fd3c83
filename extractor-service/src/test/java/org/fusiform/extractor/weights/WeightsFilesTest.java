package org.fusiform.extractor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFilesTest {
    private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.UTF_8);

    private final Map<String, byte[]> bytes = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    void aFileIsCopiedOnce() throws IOException {
        AtomicInteger copies = new AtomicInteger();
        WeightsFiles files = new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> {
            copies.incrementAndGet();
            return new ByteArrayInputStream(CONTENT);
        });
        Weights.Stored weights = new Weights.Stored(Sha256.of(CONTENT), CONTENT.length);

        assertThat(files.file("p", weights)).hasBinaryContent(CONTENT).isEqualTo(files.file("p", weights));
        assertThat(copies).hasValue(1);
    }

    @Test
    void whatArrivesWithAnotherHashIsNotKept() throws IOException {
        WeightsFiles files =
                new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> new ByteArrayInputStream(CONTENT));

        assertThatThrownBy(() -> files.file("p", new Weights.Stored("00ff", CONTENT.length)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("00ff")
                .hasMessageContaining(Sha256.of(CONTENT));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasUsedLongestAgoGoesWhenTheBoundIsPassed() throws IOException {
        // Given room for two files of seven bytes
        WeightsFiles files =
                new WeightsFiles(directory, 15, (project, sha256) -> new ByteArrayInputStream(bytes.get(sha256)));
        Path first = files.file("p", stored("first.."));
        Path second = files.file("p", stored("second."));
        Files.setLastModifiedTime(first, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(second, FileTime.fromMillis(2_000));

        // When the first is used again and a third comes
        files.file("p", stored("first.."));
        Path third = files.file("p", stored("third.."));

        // Then
        assertThat(first).exists();
        assertThat(second).doesNotExist();
        assertThat(third).exists();
        assertThat(files.file("p", stored("second."))).hasContent("second.");
    }

    private Weights.Stored stored(String content) {
        byte[] file = content.getBytes(StandardCharsets.UTF_8);
        bytes.put(Sha256.of(file), file);
        return new Weights.Stored(Sha256.of(file), file.length);
    }
}
