package org.fusiform.e2e.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.e2e.Fusiform;
import org.fusiform.e2e.PackagedService;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.embedded.S3Address;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;
import org.fusiform.storage.StoredObject;

/** The whole system, every process on its own, with a proxy before the store. */
final class FaultySystem implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);
    private static final int WORK_PARTITIONS = 8;

    final PartVictim broker;
    final PartVictim database;
    final PartVictim store;
    final StoreProxy proxy;
    final ServiceVictim gateway;
    final List<ServiceVictim> extractors;
    final ServiceVictim stats;

    private FaultySystem(Path folder, int shardStimuli) throws IOException {
        List<PartVictim> parts = Stream.of(Part.KAFKA, Part.POSTGRES, Part.S3)
                .map(part -> CompletableFuture.supplyAsync(
                        () -> PartVictim.start(part, folder.resolve(part.lowerName())), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        broker = parts.get(0);
        database = parts.get(1);
        store = parts.get(2);
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, WORK_PARTITIONS);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        broker.running().createTopics(topics);
        proxy = StoreProxy.before(store.running().s3().endpoint());
        // Beside the reports, so that they outlive a failure.
        Path logs = Fusiform.ROOT.resolve("deploy/e2e/target/fault-logs");
        gateway = ServiceVictim.start(
                "gateway",
                "gateway",
                logs,
                environment("gateway"),
                "-Dfusiform.compute.shard-stimuli=" + shardStimuli,
                "-Dfusiform.upload.dir=" + folder.resolve("uploads"));
        extractors = List.of(
                ServiceVictim.start("extractor-1", "extractor-service", logs, environment("extractor")),
                ServiceVictim.start("extractor-2", "extractor-service", logs, environment("extractor")));
        stats = ServiceVictim.start("stats", "stats-service", logs, environment("stats"));
    }

    /** Returns when every service is ready. */
    static FaultySystem start(Path folder, int shardStimuli) throws IOException {
        FaultySystem system = new FaultySystem(folder, shardStimuli);
        try {
            system.awaitReady();
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** With the database role that the service has in an installation; the extractor's may not so much as connect. */
    private Map<String, String> environment(String service) {
        PostgresAddress postgres = database.running().postgres().as(service);
        S3Address s3 = store.running().s3();
        return Map.ofEntries(
                Map.entry("FUSIFORM_ACCESS_MODE", "off"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.running().kafka().bootstrapServers()),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl()),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", postgres.user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", postgres.password()),
                Map.entry("FUSIFORM_STORE_ENDPOINT", proxy.endpoint()),
                Map.entry("FUSIFORM_STORE_BUCKET", s3.bucket()),
                Map.entry("FUSIFORM_STORE_ACCESS_KEY", s3.accessKey()),
                Map.entry("FUSIFORM_STORE_SECRET_KEY", s3.secretKey()));
    }

    List<ServiceVictim> services() {
        List<ServiceVictim> services = new ArrayList<>(extractors);
        services.add(gateway);
        services.add(stats);
        return services;
    }

    Rest rest() {
        return new Rest(gateway.url());
    }

    void awaitReady() {
        Rest rest = rest();
        for (ServiceVictim service : services()) {
            await(service.name()).atMost(START).until(() -> PackagedService.ready(service.url()));
        }
    }

    String brokers() {
        return broker.running().kafka().bootstrapServers();
    }

    /** The store itself, not what stands before it. */
    S3ObjectStore objects() {
        EmbeddedSystem running = store.running();
        S3Address s3 = running.s3();
        return new S3ObjectStore(
                new S3Settings(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey(), "us-east-1"));
    }

    Connection connect() throws SQLException {
        PostgresAddress postgres = database.running().postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /** Makes an idle system forget everything, as if it had just been installed. */
    void forget() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('gateway', 'stats')"
                            + " AND tablename NOT IN ('flyway_schema_history', 'shard_release')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            statement.execute("TRUNCATE " + String.join(", ", tables));
        }
        try (S3ObjectStore objects = objects()) {
            List<String> keys = objects.list("").map(StoredObject::key).toList();
            keys.forEach(objects::delete);
        }
    }

    @Override
    public void close() throws IOException {
        for (ServiceVictim service : services()) {
            service.kill();
            service.close();
        }
        proxy.close();
        for (PartVictim part : List.of(broker, database, store)) {
            part.close();
        }
    }
}
