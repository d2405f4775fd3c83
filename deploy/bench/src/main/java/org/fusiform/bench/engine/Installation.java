package org.fusiform.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.JvmFlags;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.embedded.leash.FreePorts;
import org.fusiform.embedded.leash.Leash;
import org.fusiform.embedded.leash.LeashedProcess;

/** The packaged services on temporary parts, started as {@code fusiform up} starts them; an extractor only where it is asked for. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PARTITIONS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmbeddedSystem parts;
    private final List<Service> services = new ArrayList<>();

    /** One process and where its metrics are. */
    record Service(String name, LeashedProcess process, URI root) {}

    private Installation(EmbeddedSystem parts) {
        this.parts = parts;
    }

    /** @param gateway variables of the gateway */
    static Installation start(Map<String, String> gateway) throws IOException, InterruptedException {
        Installation installation = new Installation(EmbeddedSystem.startTemporary());
        try {
            installation.startServices(gateway);
            return installation;
        } catch (IOException | InterruptedException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void startServices(Map<String, String> gateway) throws IOException, InterruptedException {
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, topic.equals(Topics.EXTRACTION_REQUESTS) ? PARTITIONS : 2);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        parts.createTopics(topics);
        Map<String, String> withDatabase = new HashMap<>(gateway);
        withDatabase.putAll(database("gateway"));
        start("gateway", "gateway", "-Xmx512m", List.of("-XX:TieredStopAtLevel=1"), withDatabase);
        start("stats", "stats-service", "-Xmx1g", JvmFlags.LOOPS_FIRST, database("stats"));
        for (Service service : services) {
            awaitReady(service);
        }
    }

    /** One extractor more, with the native memory of this process's environment. */
    void startExtractor() throws IOException, InterruptedException {
        start(
                "extractor",
                "extractor-service",
                "-Xmx1g",
                JvmFlags.LOOPS_FIRST,
                Map.of("DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true", "OMP_WAIT_POLICY", "passive"));
        awaitReady(services.getLast());
    }

    private Map<String, String> database(String name) {
        PostgresAddress database = parts.postgres().as(name);
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private void start(String name, String module, String heap, List<String> compiler, Map<String, String> environment)
            throws IOException {
        int port = FreePorts.next();
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(heap, JvmFlags.HUGE_HEAP));
        line.addAll(compiler);
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError", "-jar"));
        line.add(Path.of(module, "target", "quarkus-app", "quarkus-run.jar")
                .toAbsolutePath()
                .toString());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", parts.kafka().bootstrapServers(),
                "FUSIFORM_STORE_ENDPOINT", parts.s3().endpoint(),
                "FUSIFORM_STORE_BUCKET", parts.s3().bucket(),
                "FUSIFORM_STORE_ACCESS_KEY", parts.s3().accessKey(),
                "FUSIFORM_STORE_SECRET_KEY", parts.s3().secretKey(),
                "FUSIFORM_ACCESS_MODE", "off",
                "FUSIFORM_UPLOAD_DIR", parts.directory().resolve("uploads").toString()));
        LeashedProcess process = Leash.of(line, Path.of("deploy", "bench", "target", "engine-" + name + ".log"))
                .environment(all)
                .start();
        services.add(new Service(name, process, URI.create("http://127.0.0.1:" + port)));
    }

    private void awaitReady(Service service) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(service)) {
            if (!service.process().isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(service.name() + " did not start; see "
                        + service.process().log());
            }
            Thread.sleep(200);
        }
    }

    private boolean ready(Service service) throws InterruptedException {
        URI health = service.root().resolve("/q/health/ready");
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    EmbeddedSystem parts() {
        return parts;
    }

    URI gateway() {
        return services.getFirst().root();
    }

    List<Service> services() {
        return services;
    }

    @Override
    public void close() throws IOException {
        for (Service service : services) {
            service.process().close();
        }
        parts.close();
    }
}
