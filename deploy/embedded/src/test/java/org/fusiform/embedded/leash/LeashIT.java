package org.fusiform.embedded.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.fusiform.embedded.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashIT {
    @TempDir
    Path temporary;

    private Path log;

    @BeforeEach
    void chooseLog() {
        log = temporary.resolve("logs/service.log");
    }

    @Test
    void outputGoesToTheLogAndTheExitCodeComesThrough() throws Exception {
        Leash leash = shell("echo out \"$GREETING\" in $(pwd); echo err >&2; exit 7")
                .environment(Map.of("GREETING", "hello world"))
                .directory(temporary);

        try (LeashedProcess process = leash.start()) {
            assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
            assertThat(process.exitCode()).hasValue(7);
            assertThat(process.isAlive()).isFalse();
        }
        assertThat(Files.readAllLines(log)).containsExactly("out hello world in " + temporary, "err");
    }

    @Test
    void closeAsksTheCommandToStopAndWaitsForIt() throws Exception {
        LeashedProcess process = started("trap 'echo stopping; exit 3' TERM; echo ready; while :; do sleep 0.1; done");

        process.close();

        assertThat(process.exitCode()).hasValue(3);
        assertThat(Files.readString(log)).contains("stopping");
        Processes.awaitEnd(process.pid());
    }

    @Test
    void aCommandThatDoesNotListenIsKilledAfterItsGrace() throws Exception {
        LeashedProcess process = started("trap '' TERM; echo ready; while :; do sleep 0.1; done");

        process.close();

        assertThat(process.exitCode()).hasValue(128 + 9);
        Processes.awaitEnd(process.pid());
    }

    @Test
    void killIsACrashOfTheCommandItself() throws Exception {
        LeashedProcess process = started("echo ready; exec sleep 600");

        process.kill();

        assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(128 + 9);
        process.close();
    }

    @Test
    void ctrlCDoesNotReachTheCommand() throws Exception {
        try (LeashedProcess process = started("trap 'exit 4' USR1; echo ready; while :; do sleep 0.1; done")) {
            Signals.send("INT", process.pid());
            Signals.send("USR1", process.pid());

            assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(4);
        }
    }

    @Test
    void aCommandThatDoesNotExistSaysSoInItsLog() throws Exception {
        try (LeashedProcess process = Leash.of(List.of("/no/such/command"), log).start()) {
            assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(127);
        }
        assertThat(Files.readString(log)).contains("/no/such/command");
    }

    private LeashedProcess started(String script) throws IOException {
        LeashedProcess process = shell(script).grace(Duration.ofSeconds(1)).start();
        Awaitility.await()
                .until(() -> Files.exists(log) && Files.readString(log).contains("ready"));
        return process;
    }

    private Leash shell(String script) {
        return Leash.of(List.of("/bin/sh", "-c", script), log);
    }
}
