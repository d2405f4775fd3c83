package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @Test
    void areMadeOncePerDirectory(@TempDir Path one, @TempDir Path other) throws Exception {
        Credentials made = Credentials.of(one);

        assertThat(Credentials.of(one)).isEqualTo(made);
        assertThat(Credentials.of(other)).isNotEqualTo(made);
        assertThat(one.toFile().list()).containsExactly(Credentials.FILE);
    }

    @Test
    void neverShowThemselves(@TempDir Path directory) throws Exception {
        Credentials made = Credentials.of(directory);

        assertThat(made.toString()).doesNotContain(made.s3SecretKey()).doesNotContain(made.postgresPassword());
        assertThat(new PostgresAddress("127.0.0.1", 5, "d", "u", made.postgresPassword()))
                .hasToString("u@postgresql://127.0.0.1:5/d");
    }
}
