package org.fusiform.extractor.work;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;

/** Kafka and S3 for one test run, with all topics. */
public final class Parts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedSystem parts;

    @Override
    public Map<String, String> start() {
        parts = EmbeddedSystem.startTemporary(Part.KAFKA, Part.S3);
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 1);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        parts.createTopics(topics);
        return Map.of(
                "kafka.bootstrap.servers", parts.kafka().bootstrapServers(),
                "fusiform.store.endpoint", parts.s3().endpoint(),
                "fusiform.store.bucket", parts.s3().bucket(),
                "fusiform.store.access-key", parts.s3().accessKey(),
                "fusiform.store.secret-key", parts.s3().secretKey());
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.close();
        }
    }
}
