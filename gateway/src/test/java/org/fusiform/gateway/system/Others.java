package org.fusiform.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.ModelInspection;

/** What the gateway says to the other services, and what they say to it. */
final class Others implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();

    Others(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(
                Topics.EXTRACTION_REQUESTS,
                Topics.ANALYSIS_PLANS,
                Topics.MODEL_INSPECTIONS,
                Topics.CANCELLATIONS,
                Topics.EXTRACTION_DISCARDS));
    }

    List<AnalysisPlan> plans(String campaign, int count) {
        return hear(
                Topics.ANALYSIS_PLANS,
                AnalysisPlan.class,
                plan -> plan.campaign().equals(campaign),
                count);
    }

    List<ExtractionRequest> requests(String campaign, int count) {
        return hear(
                Topics.EXTRACTION_REQUESTS,
                ExtractionRequest.class,
                request -> request.campaign().equals(campaign),
                count);
    }

    CampaignCancelled cancellation(String campaign) {
        return hear(
                        Topics.CANCELLATIONS,
                        CampaignCancelled.class,
                        cancelled -> cancelled.campaign().equals(campaign),
                        1)
                .getFirst();
    }

    List<ExtractionDiscarded> discards(String extraction, int count) {
        return hear(
                Topics.EXTRACTION_DISCARDS,
                ExtractionDiscarded.class,
                discarded -> discarded.extraction().equals(extraction),
                count);
    }

    ModelInspection inspection(String model) {
        return hear(
                        Topics.MODEL_INSPECTIONS,
                        ModelInspection.class,
                        inspection -> inspection.network().model().equals(model),
                        1)
                .getFirst();
    }

    /** Of every message until now. */
    Set<String> headers() {
        return heard.stream()
                .flatMap(record -> StreamSupport.stream(record.headers().spliterator(), false))
                .map(Header::key)
                .collect(Collectors.toSet());
    }

    /** So many messages and, once they are there, no more of them. */
    private <T> List<T> hear(String topic, Class<T> type, Predicate<T> about, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            assertThat(matching(topic, type, about)).hasSize(count);
        });
        return matching(topic, type, about);
    }

    private <T> List<T> matching(String topic, Class<T> type, Predicate<T> about) {
        return heard.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> MessageJson.read(record.value(), type))
                .filter(about)
                .toList();
    }

    void say(ExtractionOutcome outcome) {
        say(Topics.EXTRACTION_COMPLETIONS, outcome.order() + "/" + outcome.shard(), outcome);
    }

    void say(AnalysisOutcome outcome) {
        say(Topics.ANALYSIS_COMPLETIONS, outcome.run(), outcome);
    }

    void say(InspectionOutcome outcome) {
        say(Topics.MODEL_INSPECTION_COMPLETIONS, outcome.network().model(), outcome);
    }

    private void say(String topic, String key, Object message) {
        say(topic, key, MessageJson.write(message));
    }

    /** To a topic that such messages do not go to. */
    void sayTo(String topic, String key, AnalysisOutcome outcome) {
        say(topic, key, MessageJson.write(outcome));
    }

    /** Whatever it means. */
    void say(String topic, String key, String text) {
        producer.send(new ProducerRecord<>(topic, key, text));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
