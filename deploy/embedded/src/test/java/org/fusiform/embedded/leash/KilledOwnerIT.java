package org.fusiform.embedded.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.embedded.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledOwnerIT {
    @TempDir
    Path temporary;

    @Test
    void childAndPartsEndWhenTheirOwnerIsKilled() throws Exception {
        // Given a JVM with a leashed child and parts
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        temporary.toString())
                .redirectError(temporary.resolve("owner.log").toFile())
                .start();
        String line = owner.inputReader(StandardCharsets.US_ASCII).readLine();
        assertThat(line).as(Files.readString(temporary.resolve("owner.log"))).isNotNull();
        String[] pids = line.split(" ");
        long server = Long.parseLong(Files.readAllLines(temporary.resolve("data/postgres/data/postmaster.pid"))
                .getFirst());

        // When it is killed
        owner.destroyForcibly().waitFor();

        // Then none of them stays
        Processes.awaitEnd(Long.parseLong(pids[0]));
        Processes.awaitEnd(Long.parseLong(pids[1]));
        Processes.awaitEnd(server);
    }
}
