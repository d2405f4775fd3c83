package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts what extractors say of shards, many at a time, within a transaction. */
public final class Answers {
    private Answers() {}

    /** Counts each shard once, whatever is said of it and how often; orders that nothing changed of are left out. */
    public static Uni<List<Answer>> count(Mutiny.Session session, Collection<ExtractionOutcome> outcomes) {
        Map<Shard, ExtractionOutcome> first = new LinkedHashMap<>();
        outcomes.forEach(outcome -> first.putIfAbsent(Shard.of(outcome), outcome));
        return lock(
                        session,
                        first.keySet().stream().map(Shard::order).distinct().toList())
                .chain(orders -> {
                    Map<Shard, ExtractionOutcome> sent = new LinkedHashMap<>(first);
                    sent.keySet().removeIf(shard -> !orders.containsKey(shard.order()) || !shard.sentOf(orders));
                    return sent.isEmpty()
                            ? Uni.createFrom().item(List.<Answer>of())
                            : firstWords(session, sent).chain(fresh -> count(session, orders, fresh));
                });
    }

    private record Shard(String order, int shard) {
        static Shard of(ExtractionOutcome outcome) {
            return new Shard(outcome.order(), outcome.shard());
        }

        /** Of a shard that was never sent nobody here can know anything. */
        boolean sentOf(Map<String, OrderRow> orders) {
            return shard >= 0 && shard < orders.get(order).nextShard;
        }
    }

    private static Uni<Map<String, OrderRow>> lock(Mutiny.Session session, List<String> ids) {
        return session.createSelectionQuery("from OrderRow o where o.id in :ids order by o.id", OrderRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity())));
    }

    /** By order, what was not said before. */
    private static Uni<Map<String, List<ExtractionOutcome>>> firstWords(
            Mutiny.Session session, Map<Shard, ExtractionOutcome> sent) {
        List<Map<String, Object>> rows = sent.values().stream()
                .map(outcome -> Map.<String, Object>of(
                        "order_id",
                        outcome.order(),
                        "shard",
                        outcome.shard(),
                        "stored",
                        outcome instanceof ShardCompleted))
                .toList();
        return session.createNativeQuery("""
                        WITH fresh AS (
                            INSERT INTO gateway.order_shard (order_id, shard, stored)
                            SELECT * FROM json_to_recordset(CAST(CAST(?1 AS text) AS json))
                                AS w (order_id text, shard integer, stored boolean)
                            ON CONFLICT DO NOTHING RETURNING order_id, shard)
                        SELECT order_id, shard FROM fresh""", Object[].class)
                .setParameter(1, MessageJson.write(rows))
                .getResultList()
                .map(fresh -> {
                    Map<String, List<ExtractionOutcome>> byOrder = new LinkedHashMap<>();
                    fresh.forEach(row -> byOrder.computeIfAbsent((String) row[0], order -> new ArrayList<>())
                            .add(sent.get(new Shard((String) row[0], (Integer) row[1]))));
                    return byOrder;
                });
    }

    private static Uni<List<Answer>> count(
            Mutiny.Session session, Map<String, OrderRow> orders, Map<String, List<ExtractionOutcome>> fresh) {
        List<Answer> answers = new ArrayList<>();
        Map<String, String> moves = new LinkedHashMap<>();
        fresh.forEach((id, outcomes) -> {
            OrderRow order = orders.get(id);
            order.answered += outcomes.size();
            order.inFlight -= outcomes.size();
            Optional<ShardFailed> failed = failure(outcomes);
            if (order.state != OrderState.OPEN) {
                answers.add(new Answer.Counted(id));
            } else if (failed.isPresent()) {
                order.state = order.state.to(OrderState.FAILED);
                moves.put(id, "FREE");
                answers.add(new Answer.Failed(id, failed.get().reason()));
            } else {
                if (order.answered == order.shards) {
                    order.state = order.state.to(OrderState.DONE);
                    moves.put(id, "STORED");
                }
                answers.add(new Answer.Counted(id));
            }
        });
        return move(session, moves).replaceWith(answers);
    }

    private static Optional<ShardFailed> failure(List<ExtractionOutcome> outcomes) {
        return outcomes.stream()
                .filter(ShardFailed.class::isInstance)
                .map(ShardFailed.class::cast)
                .findFirst();
    }

    /** @param moves order → the state of what was claimed under it */
    private static Uni<Void> move(Mutiny.Session session, Map<String, String> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Orders.lockExtractions(session, moves.keySet())
                .chain(() -> Transactions.each(
                        List.copyOf(moves.entrySet()),
                        move -> Orders.moveExtractions(session, move.getKey(), move.getValue())));
    }
}
