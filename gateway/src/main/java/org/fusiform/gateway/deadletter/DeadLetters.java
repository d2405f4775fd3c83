package org.fusiform.gateway.deadletter;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fusiform.contracts.Topics;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;

/**
 * The dead-letter topics of all services. Their messages stay where they are, as long as the broker keeps them: every
 * consumer is idempotent, so that one that is sent again and again does no harm.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> broker;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    /** Of every topic, or of one, the newest first. */
    Page<DeadLetter> list(Optional<String> topic, PageRequest request) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String each : topic.map(List::of).orElse(Topics.ALL)) {
                partitions.addAll(partitions(consumer, each));
            }
            LetterPages pages = LetterPages.of(
                    partitions,
                    consumer.beginningOffsets(partitions, PATIENCE),
                    consumer.endOffsets(partitions, PATIENCE),
                    request);
            consumer.assign(partitions);
            pages.starts().forEach(consumer::seek);
            return pages.page(upTo(consumer, pages.ends()));
        }
    }

    /** Sends it once more to the topic that it was sent to first; empty where there is no such letter. */
    Optional<DeadLetter> reissue(String topic, int partition, long offset) {
        Optional<ConsumerRecord<String, String>> letter = find(topic, partition, offset);
        letter.ifPresent(it -> send(new ProducerRecord<>(topic, it.key(), it.value())));
        return letter.map(DeadLetter::of);
    }

    private Optional<ConsumerRecord<String, String>> find(String topic, int partition, long offset) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            TopicPartition place = new TopicPartition(Topics.deadLetterOf(topic), partition);
            if (!partitions(consumer, topic).contains(place)) {
                return Optional.empty();
            }
            long begin = consumer.beginningOffsets(List.of(place), PATIENCE).get(place);
            long end = consumer.endOffsets(List.of(place), PATIENCE).get(place);
            if (offset < begin || offset >= end) {
                return Optional.empty();
            }
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
            return upTo(consumer, Map.of(place, offset + 1)).stream()
                    .filter(letter -> letter.offset() == offset)
                    .findFirst();
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(Topics.deadLetterOf(topic), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** What lies between where the consumer is and these ends; a KafkaException where it does not come in time. */
    private static List<ConsumerRecord<String, String>> upTo(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the dead letters did not come within " + PATIENCE);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records.stream()
                .filter(record -> record.offset() < ends.get(new TopicPartition(record.topic(), record.partition())))
                .toList();
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> config = new HashMap<>(broker);
        config.keySet().retainAll(ConsumerConfig.configNames());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private void send(ProducerRecord<String, String> message) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(new HashMap<>(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the broker does not take the message: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the message was sent", e);
        }
    }
}
