package org.fusiform.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.progress.Progress;
import org.fusiform.contracts.Sha256;
import org.fusiform.embedded.leash.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    @TempDir
    private Path folder;

    private final byte[] content = new byte[300_000];
    private Publisher publisher;

    @BeforeEach
    void publish() throws IOException {
        new Random(3).nextBytes(content);
        publisher = new Publisher(content);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void a_file_comes_once_and_is_checked_by_as_much_of_its_hash_as_is_known() throws IOException {
        // When
        Path file = download(Sha256.of(content).substring(0, 8));
        Path again = download(Sha256.of(content));

        // Then
        assertThat(file).isEqualTo(again).hasBinaryContent(content);
        assertThat(publisher.ranges()).containsExactly("whole");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_cut_connection_goes_on_where_it_broke_off() {
        // Given
        publisher.cut(3, 50_000);

        // When
        Path file = download(Sha256.of(content));

        // Then
        assertThat(file).hasBinaryContent(content);
        assertThat(publisher.ranges())
                .hasSize(4)
                .startsWith("whole")
                .endsWith("bytes=150000-")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_later_command_goes_on_with_what_an_earlier_one_left() throws IOException {
        // Given
        Files.write(folder.resolve("weights.pth.part"), Arrays.copyOf(content, 123_456));

        // Then
        assertThat(download(Sha256.of(content))).hasBinaryContent(content);
        assertThat(publisher.ranges()).containsExactly("bytes=123456-");
    }

    @Test
    void a_part_that_was_whole_already_is_not_asked_for_again() throws IOException {
        Files.write(folder.resolve("weights.pth.part"), content);

        assertThat(download(Sha256.of(content))).hasBinaryContent(content);
    }

    @Test
    void a_connection_that_brings_nothing_is_given_up_and_says_how_to_go_on() {
        publisher.cut(100, 0);

        assertThatThrownBy(() -> download(Sha256.of(content)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the same command goes on from there");
    }

    @Test
    void another_file_is_thrown_away() throws IOException {
        assertThatThrownBy(() -> download("00000000"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(Sha256.of(content))
                .hasMessageContaining("00000000…");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_file_that_is_gone_says_which_to_bring() {
        URI gone = publisher.address().resolve("/gone.pth");

        assertThatThrownBy(() -> download(gone, "00000000"))
                .hasMessageContaining("404")
                .hasMessageContaining("model import gone.pth --id tiny");
    }

    @Test
    void nobody_there_says_which_file_to_bring() {
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.next() + "/weights.pth");

        assertThatThrownBy(() -> download(nobody, "00000000"))
                .isInstanceOf(PublisherUnreachable.class)
                .hasMessageContaining("bring the file weights.pth (" + nobody + ")")
                .hasMessageContaining("./fusiform model import weights.pth --id tiny");
    }

    private Path download(String sha256) {
        return download(publisher.address(), sha256);
    }

    private Path download(URI address, String sha256) {
        try (Progress progress = new Silent()) {
            return new Download(new PublishedFile("tiny", address, sha256, "MIT"), folder).run(progress);
        }
    }

    private static final class Silent implements Progress {
        @Override
        public void at(long done, long total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    }
}
