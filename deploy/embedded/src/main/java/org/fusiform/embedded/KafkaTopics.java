package org.fusiform.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of a broker that makes none by itself. */
public final class KafkaTopics {
    private static final short REPLICAS = 1;
    private static final int SECONDS = 30;

    private KafkaTopics() {}

    /** Makes the topics (name → partitions) that are missing and adds partitions that are; none is ever taken away. */
    public static void create(KafkaAddress kafka, Map<String, Integer> partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<String, NewPartitions> more = new HashMap<>();
            for (var topic : admin.createTopics(topics(partitions)).values().entrySet()) {
                String name = topic.getKey();
                if (!made(name, topic.getValue()) && count(admin, name) < partitions.get(name)) {
                    more.put(name, NewPartitions.increaseTo(partitions.get(name)));
                }
            }
            admin.createPartitions(more).values().forEach(KafkaTopics::made);
        }
    }

    private static List<NewTopic> topics(Map<String, Integer> partitions) {
        return partitions.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), REPLICAS))
                .toList();
    }

    private static int count(Admin admin, String topic) {
        try {
            return await(
                            topic,
                            admin.describeTopics(List.of(topic))
                                    .topicNameValues()
                                    .get(topic))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw failure(topic, e);
        }
    }

    /** False where the topic exists already. */
    private static boolean made(String topic, KafkaFuture<Void> future) {
        try {
            await(topic, future);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failure(topic, e);
        }
    }

    private static PartsFailure failure(String topic, ExecutionException e) {
        return new PartsFailure("Cannot make the topic " + topic + ": " + PartsFailure.oneLine(e.getCause()), e);
    }

    private static <T> T await(String topic, KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new PartsFailure("No answer about the topic " + topic + " within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartsFailure("Interrupted while making the topic " + topic, e);
        }
    }
}
