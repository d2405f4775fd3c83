package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    @TempDir
    Path temporary;

    @Test
    void everythingSurvivesARestartInAFolderWithSpaces() throws Exception {
        // Given parts that were used and closed
        Path data = temporary.resolve("my data");
        PostgresAddress before;
        try (var system = EmbeddedSystem.start(data)) {
            new Visitor(system).leave("first");
            before = system.postgres();
        }
        assertThat(Processes.naming(data)).as("processes left after close").isEmpty();

        // When they start again and are used once more
        try (var system = EmbeddedSystem.start(data)) {
            var visitor = new Visitor(system);
            visitor.leave("second");

            // Then both visits are there, under the same credentials
            assertThat(visitor.records(2)).containsExactly("first", "second");
            assertThat(visitor.rows()).containsExactly("first", "second");
            assertThat(visitor.object("first")).isEqualTo("first");
            assertThat(system.postgres().password()).isEqualTo(before.password());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(Credentials.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void everythingSurvivesKill9OfThePartsJvm() throws Exception {
        // Given parts that were used
        try (var killed = EmbeddedSystem.start(temporary)) {
            new Visitor(killed).leave("first");

            // When their JVM is killed and another starts at once
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            killed.onExit().join();
        }
        try (var system = EmbeddedSystem.start(temporary)) {
            // Then nothing is lost and all of it can be written
            var visitor = new Visitor(system);
            visitor.leave("second");
            assertThat(visitor.records(2)).containsExactly("first", "second");
            assertThat(visitor.rows()).containsExactly("first", "second");
            assertThat(visitor.object("first")).isEqualTo("first");
        }
        assertThat(Processes.naming(temporary)).as("processes left after close").isEmpty();
    }

    @Test
    void anObjectIsWholeOrAbsentAfterKill9WhileItIsWritten() throws Exception {
        // Given a store that is writing an object
        byte[] large = new byte[96 << 20];
        CompletableFuture<Void> put;
        try (var killed = EmbeddedSystem.start(temporary, Part.parse("s3"))) {
            var visitor = new Visitor(killed);
            put = CompletableFuture.runAsync(() -> visitor.put("large", large));
            Path objects = temporary.resolve("s3");
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> holdsFiles(objects));

            // When its JVM is killed and another starts
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            killed.onExit().join();
        }
        try (var system = EmbeddedSystem.start(temporary, Part.parse("s3"))) {
            // Then nothing is listed that nobody put
            assertThat(put).failsWithin(Duration.ofSeconds(30));
            assertThat(new Visitor(system).sizes()).isIn(Map.of(), Map.of("guests/large", (long) large.length));
        }
    }

    @Test
    void aPostgresThatLostItsGuardIsStoppedByTheNextStart() throws Exception {
        // Given a server that outlives its JVM, because the guard was killed before it
        long orphan;
        try (var killed = EmbeddedSystem.start(temporary, Part.parse("postgres"))) {
            orphan = Long.parseLong(Files.readAllLines(temporary.resolve("postgres/data/postmaster.pid"))
                    .getFirst());
            ProcessHandle parts = ProcessHandle.of(killed.pid()).orElseThrow();
            parts.children().forEach(ProcessHandle::destroyForcibly);
            Awaitility.await().until(() -> parts.children().findAny().isEmpty());
            parts.destroyForcibly();
            killed.onExit().join();
        }
        assertThat(ProcessHandle.of(orphan)).as("orphaned server").isPresent();

        // When the parts start on its data
        try (var system = EmbeddedSystem.start(temporary, Part.parse("postgres"))) {
            // Then it is gone and another serves
            Processes.awaitEnd(orphan);
            assertThat(system.postgres().port()).isPositive();
        }
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.anyMatch(Files::isRegularFile);
        } catch (UncheckedIOException e) {
            // The server renames what this walks through.
            return false;
        }
    }
}
