package org.fusiform.stats.work;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;

/** Kafka, PostgreSQL and S3 for one test run, with all topics. */
public final class Parts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedSystem parts;

    @Override
    public Map<String, String> start() {
        parts = EmbeddedSystem.startTemporary();
        parts.createTopics(topics());
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", parts.kafka().bootstrapServers()),
                Map.entry("quarkus.datasource.reactive.url", parts.postgres().reactiveUrl()),
                Map.entry("quarkus.datasource.jdbc.url", parts.postgres().jdbcUrl()),
                Map.entry(
                        "quarkus.datasource.username",
                        parts.postgres().as("stats").user()),
                Map.entry(
                        "quarkus.datasource.password",
                        parts.postgres().as("stats").password()),
                Map.entry("fusiform.store.endpoint", parts.s3().endpoint()),
                Map.entry("fusiform.store.bucket", parts.s3().bucket()),
                Map.entry("fusiform.store.access-key", parts.s3().accessKey()),
                Map.entry("fusiform.store.secret-key", parts.s3().secretKey()));
    }

    /** Three partitions of each topic, one of its dead letters. */
    static Map<String, Integer> topics() {
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 3);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        return topics;
    }

    /** The store as its own client sees it. */
    static S3ObjectStore store(EmbeddedSystem parts) {
        return new S3ObjectStore(new S3Settings(
                parts.s3().endpoint(),
                parts.s3().bucket(),
                parts.s3().accessKey(),
                parts.s3().secretKey(),
                "us-east-1"));
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.close();
        }
    }
}
