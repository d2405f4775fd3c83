package org.fusiform.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics of a broker that makes none by itself. */
public final class KafkaTopics {
    private static final short REPLICAS = 1;
    private static final int SECONDS = 30;

    private KafkaTopics() {}

    /** Makes the topics (name → partitions) that are missing and adds partitions that are; none is ever taken away. */
    public static void create(KafkaAddress kafka, Map<String, Integer> partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<String, Integer> there = there(admin, partitions.keySet());
            List<NewTopic> missing = new ArrayList<>();
            Map<String, NewPartitions> more = new HashMap<>();
            partitions.forEach((topic, count) -> {
                if (!there.containsKey(topic)) {
                    missing.add(new NewTopic(topic, count, REPLICAS));
                } else if (there.get(topic) < count) {
                    more.put(topic, NewPartitions.increaseTo(count));
                }
            });
            admin.createTopics(missing)
                    .values()
                    .forEach((topic, made) -> await(topic, made, TopicExistsException.class));
            admin.createPartitions(more).values().forEach(KafkaTopics::await);
        }
    }

    /** The partitions of those topics that are there, all asked at once. */
    private static Map<String, Integer> there(Admin admin, Set<String> topics) {
        Map<String, Integer> there = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, future) -> await(
                        topic, future, UnknownTopicOrPartitionException.class)
                .ifPresent(
                        description -> there.put(topic, description.partitions().size())));
        return there;
    }

    /** What the broker answers; empty where it is an error of a kind that is none here. */
    private static <T> Optional<T> await(String topic, KafkaFuture<T> future, Class<? extends ApiException> fine) {
        try {
            return Optional.ofNullable(await(topic, future));
        } catch (PartsFailure e) {
            if (fine.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> T await(String topic, KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new PartsFailure(
                    "Cannot make the topic " + topic + ": " + PartsFailure.oneLine(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new PartsFailure("No answer about the topic " + topic + " within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartsFailure("Interrupted while making the topic " + topic, e);
        }
    }
}
