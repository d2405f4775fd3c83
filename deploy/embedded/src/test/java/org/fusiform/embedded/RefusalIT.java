package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalIT {
    @TempDir
    Path temporary;

    @Test
    void aDirectoryInUseIsRefusedWithItsHolder() {
        try (var holder = EmbeddedSystem.start(temporary, Part.parse("s3"))) {
            assertThatThrownBy(() -> EmbeddedSystem.start(temporary, Part.parse("s3")))
                    .isInstanceOf(PartsFailure.class)
                    .hasMessage("The data directory " + temporary + " is in use by process " + holder.pid()
                            + "; stop that one or choose another directory");
        }
    }

    @Test
    void aFileIsNoDataDirectory() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> EmbeddedSystem.start(file))
                .isInstanceOf(PartsFailure.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void dataThatCannotBeReadNamesThePartAndLeavesNothingRunning() throws Exception {
        // Given a directory in which Kafka's identity is spoiled
        Files.createDirectories(temporary.resolve("kafka"));
        Files.writeString(temporary.resolve("kafka/meta.properties"), "version=1\nnode.id=7\ncluster.id=x\n");

        // When the parts start
        assertThatThrownBy(() -> EmbeddedSystem.start(temporary))
                .isInstanceOf(PartsFailure.class)
                .hasMessageStartingWith("kafka did not start: ")
                .hasMessageNotContaining("\n");

        // Then those that could start are stopped again
        assertThat(Processes.naming(temporary)).isEmpty();
    }

    @Test
    void postgresAsksEveryoneForAPassword() {
        try (var system = EmbeddedSystem.startTemporary(Part.POSTGRES)) {
            String url = system.postgres().jdbcUrl();

            for (String user : new String[] {"postgres", "fusiform"}) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(url, user, "wrong").close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThatThrownBy(system::kafka).hasMessage("kafka was not started");
        }
    }

    @Test
    void temporaryDataIsGoneAfterClose() {
        Path directory;
        try (var system = EmbeddedSystem.startTemporary(Part.S3)) {
            directory = system.directory();
            assertThat(directory).isDirectory();
        }
        assertThat(directory).doesNotExist();
    }
}
