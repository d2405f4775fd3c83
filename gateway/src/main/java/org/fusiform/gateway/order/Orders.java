package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.telemetry.TraceParent;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders within a transaction. Locks are taken in the order: orders by id, extractions by id, campaigns by id. */
public final class Orders {
    private Orders() {}

    /**
     * An order of which nothing is sent yet.
     *
     * @param any the request of any of its shards, without stimuli
     * @param stored shards that are not sent, because what they would store is there
     */
    public static Uni<Void> open(
            Mutiny.Session session, ExtractionRequest any, String stimulusSet, Set<Integer> stored) {
        int shards = ShardRequests.shardsOf(any);
        return session.createNativeQuery("""
                        INSERT INTO gateway.extraction_order
                            (id, project, campaign, state, shards, answered, stimulus_set, request, trace)
                        VALUES (?1, ?2, ?3, 'OPEN', ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, any.order())
                .setParameter(2, any.project())
                .setParameter(3, any.campaign())
                .setParameter(4, shards)
                .setParameter(5, stored.size())
                .setParameter(6, stimulusSet)
                .setParameter(7, MessageJson.write(any))
                .setParameter(8, TraceParent.current())
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.order_shard (order_id, shard, stored)
                                SELECT ?1, s, true FROM unnest(string_to_array(?2, ',')::integer[]) AS s""")
                        .setParameter(1, any.order())
                        .setParameter(2, DueShards.joined(stored))
                        .executeUpdate())
                .chain(() -> stored.size() < shards ? Uni.createFrom().voidItem() : close(session, any.order()));
    }

    /** Everything was stored before. */
    private static Uni<Void> close(Mutiny.Session session, String order) {
        return lock(session, order)
                .invoke(row -> {
                    row.state = row.state.to(OrderState.DONE);
                    row.nextShard = row.shards;
                })
                .chain(() -> moveExtractions(session, order, "STORED"));
    }

    /**
     * The shards that an order which has ended stored, as far as they are of use: if each of {@code extractions} is still
     * what it stored last, and free to be claimed.
     */
    public static Uni<Set<Integer>> stored(
            Mutiny.Session session, String project, String order, Collection<String> extractions) {
        return session.createNativeQuery("""
                        SELECT count(*) FROM gateway.extraction WHERE project = ?1 AND order_id = ?2 AND state = 'FREE'
                        AND id = ANY (string_to_array(?3, ','))""", Long.class)
                .setParameter(1, project)
                .setParameter(2, order)
                .setParameter(3, String.join(",", extractions))
                .getSingleResult()
                .chain(free -> free < extractions.size()
                        ? Uni.createFrom().item(Set.of())
                        : session.createNativeQuery(
                                        "SELECT shard FROM gateway.order_shard WHERE order_id = ?1 AND stored",
                                        Integer.class)
                                .setParameter(1, order)
                                .getResultList()
                                .map(Set::copyOf));
    }

    private static Uni<OrderRow> lock(Mutiny.Session session, String id) {
        return session.find(OrderRow.class, id, LockMode.PESSIMISTIC_WRITE);
    }

    /** Those among them that are open, locked. */
    static Uni<Set<String>> lockOpen(Mutiny.Session session, Collection<String> orders) {
        return session.createNativeQuery("""
                        SELECT id FROM gateway.extraction_order
                        WHERE id = ANY (string_to_array(?1, ',')) AND state = 'OPEN' ORDER BY id FOR UPDATE""", String.class)
                .setParameter(1, DueShards.joined(orders))
                .getResultList()
                .map(Set::copyOf);
    }

    /** Gives up open orders, of which nothing more is sent; their arrays may then be claimed anew. */
    public static Uni<Void> cancel(Mutiny.Session session, List<String> orders) {
        return Transactions.each(
                orders.stream().sorted().toList(), id -> lock(session, id).chain(order -> {
                    if (order.state != OrderState.OPEN) {
                        return Uni.createFrom().voidItem();
                    }
                    order.state = order.state.to(OrderState.CANCELLED);
                    return moveExtractions(session, id, "FREE");
                }));
    }

    /** Locks orders before anything else is, so that their answers wait. */
    public static Uni<Void> lockAll(Mutiny.Session session, List<String> orders) {
        return Transactions.each(orders.stream().sorted().toList(), id -> lock(session, id));
    }

    /** Locks what was claimed under locked orders; campaigns that are being made lock extractions by id, too. */
    public static Uni<Void> lockExtractions(Mutiny.Session session, Collection<String> orders) {
        return session.createNativeQuery("""
                        SELECT id FROM gateway.extraction WHERE order_id = ANY (string_to_array(?1, ','))
                        ORDER BY project, id FOR UPDATE""", String.class)
                .setParameter(1, DueShards.joined(orders))
                .getResultList()
                .replaceWithVoid();
    }

    static Uni<Void> moveExtractions(Mutiny.Session session, String order, String state) {
        return session.createNativeQuery(
                        "UPDATE gateway.extraction SET state = ?1 WHERE order_id = ?2 AND state = 'CLAIMED'")
                .setParameter(1, state)
                .setParameter(2, order)
                .executeUpdate()
                .replaceWithVoid();
    }
}
