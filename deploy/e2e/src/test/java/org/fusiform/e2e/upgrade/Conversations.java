package org.fusiform.e2e.upgrade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fusiform.contracts.Topics;

/** All that lies in the topics of the services, read and said again. */
final class Conversations {
    private Conversations() {}

    /** By topic, then in the order of each partition. Topics that a former version does not have are left out. */
    static List<PinnedMessage> heard(String servers) {
        Map<String, Object> where = Map.of("bootstrap.servers", servers);
        try (var consumer = new KafkaConsumer<>(where, new StringDeserializer(), new StringDeserializer())) {
            Map<String, ?> there = consumer.listTopics();
            List<TopicPartition> all = Topics.ALL.stream()
                    .filter(there::containsKey)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            List<PinnedMessage> messages = new ArrayList<>();
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                messages.add(new PinnedMessage(record.topic(), record.key(), record.value())));
            }
            return messages.stream()
                    .sorted(Comparator.comparing((PinnedMessage message) -> Topics.ALL.indexOf(message.topic())))
                    .toList();
        }
    }

    static void say(String servers, List<PinnedMessage> messages) {
        Map<String, Object> where = Map.of("bootstrap.servers", servers, "acks", "all");
        try (var producer = new KafkaProducer<>(where, new StringSerializer(), new StringSerializer())) {
            messages.forEach(
                    message -> producer.send(new ProducerRecord<>(message.topic(), message.key(), message.value())));
        }
    }
}
