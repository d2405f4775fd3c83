package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.fusiform.embedded.leash.Signals;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptedStartIT {
    private static final Set<Part> POSTGRES = Set.of(Part.POSTGRES);

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void aFirstStartThatIsCutShortDoesNotSpoilTheDirectory(String signal) throws Exception {
        // Given a first start in the middle of making its database
        Process parts = new ProcessBuilder(PartsCommand.line(temporary, POSTGRES, false, Optional.empty()))
                .redirectError(new File("/dev/null"))
                .start();
        Path version = temporary.resolve("postgres/data/PG_VERSION");
        Awaitility.await().until(() -> Files.exists(version) || !parts.isAlive());

        // When a signal ends it
        Signals.send(signal, parts.pid());
        assertThat(parts.waitFor(20, TimeUnit.SECONDS)).isTrue();

        // Then the next start serves, and nothing of the first one runs
        try (var system = EmbeddedSystem.start(temporary, POSTGRES)) {
            assertThat(system.postgres().port()).isPositive();
            assertThat(Processes.naming(temporary.resolve("postgres"))).hasSize(1);
        }
        assertThat(Processes.naming(temporary)).isEmpty();
    }
}
