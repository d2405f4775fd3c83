package org.fusiform.kafka;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where a work item lies in its topic. */
public record Place(String topic, int partition, long offset) {
    /** @throws IllegalStateException if the message did not come from Kafka */
    public static Place of(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> new Place(record.getTopic(), record.getPartition(), record.getOffset()))
                .orElseThrow(() -> new IllegalStateException("a work item without a place in a topic"));
    }
}
