package org.fusiform.messaging.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.telemetry.TraceParent;

/** A message that is sent because its transaction was committed. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String topic;

    String key;

    String payload;

    /** What it belongs to, as a {@link TraceParent}; null for nothing. */
    String trace;

    public static OutboxRow of(String topic, String key, Object message) {
        OutboxRow row = new OutboxRow();
        row.topic = topic;
        row.key = key;
        row.payload = MessageJson.write(message);
        row.trace = TraceParent.current();
        return row;
    }

    /** The same, sent as part of another trace than that of this moment. */
    public OutboxRow partOf(String traceParent) {
        trace = traceParent;
        return this;
    }
}
