package org.fusiform.messaging.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.fusiform.contracts.json.MessageJson;

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

    public static OutboxRow of(String topic, String key, Object message) {
        OutboxRow row = new OutboxRow();
        row.topic = topic;
        row.key = key;
        row.payload = MessageJson.write(message);
        return row;
    }
}
