package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fusiform.embedded.EmbeddedSystem;

/** The packaged service in a JVM of its own, as it runs in production. */
record ServiceProcess(Process process, Path log) implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    static ServiceProcess start(EmbeddedSystem parts, Path directory, String name) throws IOException {
        assertThat(JAR).as("the packaged service; mvn verify makes it").exists();
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                JAR.toAbsolutePath().toString()));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", parts.kafka().bootstrapServers(),
                        "QUARKUS_DATASOURCE_REACTIVE_URL", parts.postgres().reactiveUrl(),
                        "QUARKUS_DATASOURCE_JDBC_URL", parts.postgres().jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME",
                                parts.postgres().as("stats").user(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                                parts.postgres().as("stats").password(),
                        "FUSIFORM_STORE_ENDPOINT", parts.s3().endpoint(),
                        "FUSIFORM_STORE_BUCKET", parts.s3().bucket(),
                        "FUSIFORM_STORE_ACCESS_KEY", parts.s3().accessKey(),
                        "FUSIFORM_STORE_SECRET_KEY", parts.s3().secretKey(),
                        "QUARKUS_HTTP_PORT", "0"));
        return new ServiceProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    boolean says(String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGTERM; whether it ended within the time that an orchestrator would give it. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
