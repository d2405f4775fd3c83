package org.fusiform.e2e.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fusiform.contracts.Topics;

/** Records what the services say to each other from its start on, and can say it again: late, twice and in disorder. */
final class Tape implements AutoCloseable {
    private static final String AGAIN = "fault-suite-again";

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final List<ConsumerRecord<String, String>> records = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean running = true;

    private Tape(String servers) {
        Map<String, Object> where = Map.of("bootstrap.servers", servers);
        consumer = new KafkaConsumer<>(where, new StringDeserializer(), new StringDeserializer());
        producer = new KafkaProducer<>(where, new StringSerializer(), new StringSerializer());
        List<TopicPartition> all = Topics.ALL.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        // Where the end is counts from now, not from the first poll.
        all.forEach(consumer::position);
        Thread.ofPlatform().daemon().name("tape").start(this::record);
    }

    static Tape start(String servers) {
        return new Tape(servers);
    }

    private void record() {
        while (running) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.headers().lastHeader(AGAIN) == null) {
                    records.add(record);
                }
            }
        }
        consumer.close();
    }

    /** Messages so far, without those said again. */
    int length() {
        return records.size();
    }

    /** Says a random part of what was said so far again, in another order; a broker that is away hears it later. */
    void again(Random random, int most) {
        List<ConsumerRecord<String, String>> some = new ArrayList<>(List.copyOf(records));
        Collections.shuffle(some, random);
        for (ConsumerRecord<String, String> record : some.subList(0, Math.min(most, some.size()))) {
            var copy = new ProducerRecord<>(record.topic(), record.key(), record.value());
            copy.headers().add(AGAIN, new byte[0]);
            producer.send(copy);
        }
    }

    @Override
    public void close() {
        running = false;
        producer.close(Duration.ZERO);
    }
}
