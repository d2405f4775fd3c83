package org.fusiform.extractor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFilesTest {
    private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void aFileIsCopiedOnce() throws IOException {
        AtomicInteger copies = new AtomicInteger();
        WeightsFiles files = new WeightsFiles(directory, (project, sha256) -> {
            copies.incrementAndGet();
            return new ByteArrayInputStream(CONTENT);
        });
        Weights.Stored weights = new Weights.Stored(Sha256.of(CONTENT), CONTENT.length);

        assertThat(files.file("p", weights)).hasBinaryContent(CONTENT).isEqualTo(files.file("p", weights));
        assertThat(copies).hasValue(1);
    }

    @Test
    void whatArrivesWithAnotherHashIsNotKept() throws IOException {
        WeightsFiles files = new WeightsFiles(directory, (project, sha256) -> new ByteArrayInputStream(CONTENT));

        assertThatThrownBy(() -> files.file("p", new Weights.Stored("00ff", CONTENT.length)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("00ff")
                .hasMessageContaining(Sha256.of(CONTENT));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
