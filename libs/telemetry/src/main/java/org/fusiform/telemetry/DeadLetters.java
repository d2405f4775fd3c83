package org.fusiform.telemetry;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Messages that cannot be processed. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.connector");

    /** From zero: of a number that comes into being as one, nobody sees that it grew. */
    void start(@Observes StartupEvent event, Config config) {
        for (String name : config.getPropertyNames()) {
            Matcher channel = INCOMING.matcher(name);
            if (channel.matches()) {
                count(channel.group(1), 0);
            }
        }
    }

    /** Gives a message to the dead letters of its topic, and says why. */
    public static CompletionStage<Void> take(Message<?> message, String reason, Throwable cause) {
        LOG.errorf("to dead letters: %s", reason);
        message.getMetadata(IncomingKafkaRecordMetadata.class).ifPresent(record -> count(record.getTopic(), 1));
        return message.nack(cause);
    }

    private static void count(String topic, int more) {
        Metrics.counter(Metric.DEAD_LETTERS.id(), "topic", topic).increment(more);
    }
}
