package org.fusiform.gateway.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionRequest;

/** Is asked for shards as an extractor is, in the order of the topic, and notes how many it has at a time. */
final class StandInExtractor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, String> consumer;
    private final List<ExtractionRequest> asked = new ArrayList<>();
    private final Queue<ExtractionRequest> unanswered = new ArrayDeque<>();
    private final Map<String, Integer> inFlight = new HashMap<>();
    private final Map<String, Integer> mostInFlight = new TreeMap<>();
    private int mostInAll;

    StandInExtractor(String servers) {
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
        consumer.subscribe(List.of(Topics.EXTRACTION_REQUESTS));
    }

    /** Whatever has come, of these campaigns alone. */
    void read(Set<String> campaigns) {
        consumer.poll(Duration.ofMillis(20)).forEach(message -> {
            ExtractionRequest request = MessageJson.read(message.value(), ExtractionRequest.class);
            if (campaigns.contains(request.campaign())) {
                asked.add(request);
                unanswered.add(request);
                mostInFlight.merge(request.campaign(), inFlight.merge(request.campaign(), 1, Integer::sum), Math::max);
                mostInAll = Math.max(mostInAll, unanswered.size());
            }
        });
    }

    /** Until so many shards of a campaign were asked for. */
    void awaitAsked(String campaign, int shards) {
        await().atMost(PATIENCE).until(() -> {
            read(Set.of(campaign));
            return asked(campaign).size() >= shards;
        });
    }

    List<ExtractionRequest> asked(String campaign) {
        return asked.stream()
                .filter(request -> request.campaign().equals(campaign))
                .toList();
    }

    /** What it has been asked for and not given up; all of it counts as answered from now on. */
    List<ExtractionRequest> takeAll() {
        List<ExtractionRequest> all = List.copyOf(unanswered);
        all.forEach(request -> inFlight.merge(request.campaign(), -1, Integer::sum));
        unanswered.clear();
        return all;
    }

    int mostInFlight(String campaign) {
        return mostInFlight.getOrDefault(campaign, 0);
    }

    int mostInAll() {
        return mostInAll;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
