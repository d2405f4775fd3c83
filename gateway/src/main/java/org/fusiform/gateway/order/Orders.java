package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders within a transaction. Locks are taken in the order: orders by id, extractions, campaigns by id. */
public final class Orders {
    private Orders() {}

    /** @param stored shards that are not sent, because what they would store is there */
    public static Uni<Void> open(
            Mutiny.Session session, String id, String project, String campaign, int shards, Set<Integer> stored) {
        return session.persist(OrderRow.of(id, project, campaign, shards, stored.size()))
                .chain(session::flush)
                .chain(() -> Transactions.each(List.copyOf(stored), shard -> session.createNativeQuery(
                                "INSERT INTO gateway.order_shard (order_id, shard, stored) VALUES (?1, ?2, true)")
                        .setParameter(1, id)
                        .setParameter(2, shard)
                        .executeUpdate()
                        .replaceWithVoid()));
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

    /** Counts each shard once, whatever is said of it and how often. */
    public static Uni<Answer> answer(Mutiny.Session session, ExtractionOutcome outcome) {
        return lock(session, outcome.order())
                .chain(order -> order == null
                        ? Uni.createFrom().item(new Answer.Nothing())
                        : firstWord(session, outcome)
                                .chain(first -> first
                                        ? count(session, order, outcome)
                                        : Uni.createFrom().item(new Answer.Nothing())));
    }

    private static Uni<OrderRow> lock(Mutiny.Session session, String id) {
        return session.find(OrderRow.class, id, LockMode.PESSIMISTIC_WRITE);
    }

    private static Uni<Boolean> firstWord(Mutiny.Session session, ExtractionOutcome outcome) {
        return session.createNativeQuery("INSERT INTO gateway.order_shard (order_id, shard, stored) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, outcome.order())
                .setParameter(2, outcome.shard())
                .setParameter(3, outcome instanceof ShardCompleted)
                .executeUpdate()
                .map(inserted -> inserted > 0);
    }

    private static Uni<Answer> count(Mutiny.Session session, OrderRow order, ExtractionOutcome outcome) {
        order.answered++;
        return switch (outcome) {
            case ShardCompleted completed -> {
                if (order.state != OrderState.OPEN || order.answered < order.shards) {
                    yield Uni.createFrom().item(new Answer.Counted(order.id));
                }
                order.state = OrderState.DONE;
                yield moveExtractions(session, order.id, "STORED").replaceWith(new Answer.Counted(order.id));
            }
            case ShardFailed failed -> {
                if (order.state != OrderState.OPEN) {
                    yield Uni.createFrom().item(new Answer.Counted(order.id));
                }
                order.state = OrderState.FAILED;
                yield moveExtractions(session, order.id, "FREE")
                        .replaceWith(new Answer.Failed(order.id, failed.reason()));
            }
            case ShardSkipped skipped -> Uni.createFrom().item(new Answer.Counted(order.id));
        };
    }

    /** Gives up open orders, whose arrays may then be claimed anew. */
    public static Uni<Void> cancel(Mutiny.Session session, List<String> orders) {
        return Transactions.each(
                orders.stream().sorted().toList(), id -> lock(session, id).chain(order -> {
                    if (order.state != OrderState.OPEN) {
                        return Uni.createFrom().voidItem();
                    }
                    order.state = OrderState.CANCELLED;
                    return moveExtractions(session, id, "FREE");
                }));
    }

    /** Locks orders before anything else is, so that their answers wait. */
    public static Uni<Void> lockAll(Mutiny.Session session, List<String> orders) {
        return Transactions.each(orders.stream().sorted().toList(), id -> lock(session, id));
    }

    private static Uni<Void> moveExtractions(Mutiny.Session session, String order, String state) {
        return session.createNativeQuery(
                        "UPDATE gateway.extraction SET state = ?1 WHERE order_id = ?2 AND state = 'CLAIMED'")
                .setParameter(1, state)
                .setParameter(2, order)
                .executeUpdate()
                .replaceWithVoid();
    }
}
