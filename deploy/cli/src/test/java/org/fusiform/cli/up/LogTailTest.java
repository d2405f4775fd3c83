package org.fusiform.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    private String reason(String log) throws IOException {
        return LogTail.reason(Files.writeString(folder.resolve("service.log"), log));
    }

    @Test
    void the_innermost_cause_says_most() throws IOException {
        assertThat(reason("""
                10:00 ERROR Failed to start application
                java.lang.RuntimeException: no
                	at a.B.c(B.java:1)
                Caused by: java.net.ConnectException: outer
                Caused by: java.net.ConnectException: Connection refused
                	at d.E.f(E.java:2)
                """)).isEqualTo("Caused by: java.net.ConnectException: Connection refused");
    }

    @Test
    void else_the_last_error_else_the_last_line() throws IOException {
        assertThat(reason("10:00 ERROR first\n10:01 ERROR second\n10:02 INFO bye\n"))
                .isEqualTo("10:01 ERROR second");
        assertThat(reason("10:00 INFO hello\n10:02 INFO bye\n\n")).isEqualTo("10:02 INFO bye");
        assertThat(reason("")).isEmpty();
    }

    @Test
    void only_the_end_of_a_long_log_is_read() throws IOException {
        assertThat(reason("ERROR old\n" + "INFO much\n".repeat(100_000) + "INFO last"))
                .isEqualTo("INFO last");
    }
}
