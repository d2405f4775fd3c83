package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome;

/** What a test says to the service and hears from it. */
final class Conversation implements AutoCloseable {
    /** Kafka gives the work of a killed replica away after 45 s, and another may first have to start. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final KafkaProducer<String, String> producer;
    private final Topic outcomes;
    private final Topic items;

    Conversation(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
        outcomes = new Topic(servers, Topics.ANALYSIS_COMPLETIONS);
        items = new Topic(servers, Topics.ANALYSIS_REQUESTS);
    }

    void send(String topic, String key, String payload) {
        producer.send(new ProducerRecord<>(topic, key, payload));
        producer.flush();
    }

    void plan(AnalysisPlan plan) {
        send(Topics.ANALYSIS_PLANS, plan.run(), MessageJson.write(plan));
    }

    void tell(List<? extends ExtractionOutcome> outcomes) {
        outcomes.forEach(outcome -> send(
                Topics.EXTRACTION_COMPLETIONS, outcome.order() + "/" + outcome.shard(), MessageJson.write(outcome)));
    }

    void tell(ExtractionOutcome... outcomes) {
        tell(Arrays.asList(outcomes));
    }

    /** What the service said of a run so far. */
    List<AnalysisOutcome> outcomes(String run) {
        return outcomes.records().stream()
                .map(message -> MessageJson.read(message.value(), AnalysisOutcome.class))
                .filter(outcome -> outcome.run().equals(run))
                .toList();
    }

    /** Ids of the items that were published for a run so far. */
    List<String> items(String run) {
        return items.records().stream()
                .map(ConsumerRecord::key)
                .filter(id -> id.startsWith(run + "/"))
                .toList();
    }

    /** Waits for an outcome of this kind; a run that ends otherwise never has one. */
    <T extends AnalysisOutcome> T await(String run, Class<T> kind) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes(run))
                .as("what was said of run %s, whose items are %s", run, items(run))
                .satisfiesAnyOf(said -> assertThat(said).hasAtLeastOneElementOfType(kind), said -> assertThat(said)
                        .hasAtLeastOneElementOfType(AnalysisFailed.class)));
        assertThat(outcomes(run)).as("what was said of run %s", run).hasAtLeastOneElementOfType(kind);
        return outcomes(run).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        producer.close();
        outcomes.close();
        items.close();
    }
}
