package org.fusiform.gateway.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.fusiform.contracts.Topics;

/**
 * A message that could not be processed.
 *
 * @param topic that it was sent to
 * @param id of this dead letter within the topic: partition and offset among its dead letters
 * @param at when it was given up
 * @param reason what its consumer said; null where a consumer said nothing
 * @param message the payload
 */
public record DeadLetter(String topic, String id, String key, Instant at, String reason, String message) {
    private static final String REASON = "dead-letter-reason";

    static DeadLetter of(ConsumerRecord<String, String> letter) {
        Header reason = letter.headers().lastHeader(REASON);
        return new DeadLetter(
                Topics.sourceOf(letter.topic()),
                letter.partition() + "-" + letter.offset(),
                letter.key(),
                Instant.ofEpochMilli(letter.timestamp()),
                reason == null ? null : new String(reason.value(), StandardCharsets.UTF_8),
                letter.value());
    }
}
