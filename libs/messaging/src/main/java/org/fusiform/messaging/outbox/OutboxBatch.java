package org.fusiform.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.telemetry.TraceParent;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The oldest rows that no other replica is sending, sent in order; they go once the broker has every one. */
@ApplicationScoped
class OutboxBatch {
    static final int SIZE = 100;

    private final Transactions transactions;
    private final MutinyEmitter<String> emitter;

    OutboxBatch(Transactions transactions, @Channel("outbox") MutinyEmitter<String> emitter) {
        this.transactions = transactions;
        this.emitter = emitter;
    }

    /** How many were sent. */
    int send() {
        return transactions.call(session -> session.createSelectionQuery("from OutboxRow order by id", OutboxRow.class)
                .setMaxResults(SIZE)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : send(session, rows)));
    }

    private Uni<Integer> send(Mutiny.Session session, List<OutboxRow> rows) {
        return Uni.join()
                .all(rows.stream().map(this::send).toList())
                .andFailFast()
                .chain(() -> session.createMutationQuery("delete from OutboxRow where id in :ids")
                        .setParameter("ids", rows.stream().map(row -> row.id).toList())
                        .executeUpdate());
    }

    private Uni<Void> send(OutboxRow row) {
        // Under way in a transaction of the relay, which belongs to no trace.
        return emitter.sendMessage(Message.of(row.payload)
                .addMetadata(TracingMetadata.withCurrent(TraceParent.context(row.trace)))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(row.topic)
                        .withKey(row.key)
                        .build()));
    }
}
