package org.fusiform.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.Topics;
import org.fusiform.storage.S3ObjectStore;

/** What a system has come to. */
record Evidence(FaultySystem system) {
    private static final List<String> GROUPS = List.of("gateway", "stats", "extractor", "extractor-inspections");
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final long LARGEST = 1 << 28;

    /** Key → hash of everything in the store. */
    SortedMap<String, String> objects() {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (S3ObjectStore store = system.objects()) {
            store.list("").forEach(object -> {
                var content = store.get(object.key(), LARGEST);
                byte[] bytes = new byte[content.remaining()];
                content.get(bytes);
                hashes.put(object.key(), Sha256.of(bytes));
            });
        }
        return hashes;
    }

    /** Work item → processes that have it in hand, or died over it. */
    SortedMap<String, Long> inHand() {
        try (S3ObjectStore store = system.objects()) {
            return store.list("default/in-hand/" + Topics.EXTRACTION_REQUESTS)
                    .map(mark -> mark.key().substring(0, mark.key().lastIndexOf('/')))
                    .collect(Collectors.groupingBy(item -> item, TreeMap::new, Collectors.counting()));
        }
    }

    /** Returns when nothing is left to be done: no message waits for its consumer or to be sent. */
    void awaitQuiet() {
        await().atMost(QUIET).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(waiting()).as("messages that no consumer has taken").isEmpty();
            assertThat(unsent()).as("messages in the outboxes").isZero();
        });
    }

    private Map<String, Long> waiting() throws ExecutionException, InterruptedException {
        Map<String, Long> waiting = new TreeMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
                taken.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
                admin.listOffsets(latest).all().get().forEach((partition, end) -> {
                    if (end.offset() > taken.get(partition).offset()) {
                        waiting.put(
                                group + " " + partition,
                                end.offset() - taken.get(partition).offset());
                    }
                });
            }
        }
        return waiting;
    }

    private long unsent() throws SQLException {
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM gateway.outbox) + (SELECT count(*) FROM stats.outbox)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** All dead letters there ever were. */
    List<ConsumerRecord<String, String>> deadLetters() {
        List<TopicPartition> topics = Topics.ALL.stream()
                .map(topic -> new TopicPartition(Topics.deadLetterOf(topic), 0))
                .toList();
        List<ConsumerRecord<String, String>> letters = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", system.brokers()), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(topics);
            consumer.seekToBeginning(topics);
            Map<TopicPartition, Long> ends = consumer.endOffsets(topics);
            while (topics.stream().anyMatch(topic -> consumer.position(topic) < ends.get(topic))) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters;
    }
}
