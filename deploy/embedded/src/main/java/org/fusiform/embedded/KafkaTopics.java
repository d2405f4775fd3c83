package org.fusiform.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of a broker that makes none by itself. */
public final class KafkaTopics {
    private static final short REPLICAS = 1;
    private static final int SECONDS = 30;

    private KafkaTopics() {}

    /** Makes the topics (name → partitions) that are missing; those that exist are left as they are. */
    public static void create(KafkaAddress kafka, Map<String, Integer> partitions) {
        List<NewTopic> topics = partitions.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), REPLICAS))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(topics).values().forEach(KafkaTopics::await);
        }
    }

    private static void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new PartsFailure(
                        "Cannot make the topic " + topic + ": " + e.getCause().getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new PartsFailure("The topic " + topic + " was not made within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartsFailure("Interrupted while making the topic " + topic, e);
        }
    }
}
