package org.fusiform.k8s.rule;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/**
 * A group at zero replicas is remembered for longer than messages are kept. Else it begins at the earliest of them again, and
 * KEDA takes all that ever were for a lag.
 */
public final class OffsetsRule implements Rule {
    private static final String KEPT = "offsets.retention.minutes";
    private static final long MILLIS_OF_A_MINUTE = 60_000;

    /** Kafka's own: a week. */
    private static final long FALLBACK = 10_080;

    @Override
    public Stream<String> violations(Manifest manifest) {
        long messages = manifest.all(KafkaTopic.class)
                .mapToLong(topic -> number(topic.getSpec().getConfig(), "retention.ms", 0))
                .max()
                .orElse(0);
        return manifest.all(Kafka.class)
                .filter(kafka ->
                        number(kafka.getSpec().getKafka().getConfig(), KEPT, FALLBACK) * MILLIS_OF_A_MINUTE <= messages)
                .map(kafka -> "Kafka " + kafka.getMetadata().getName() + " forgets groups before messages");
    }

    private static long number(Map<String, Object> config, String key, long fallback) {
        return Optional.ofNullable(config)
                .map(settings -> settings.get(key))
                .map(value -> Long.parseLong(value.toString()))
                .orElse(fallback);
    }
}
