package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.gateway.order.Claim;
import org.fusiform.gateway.order.Claims;
import org.fusiform.gateway.order.Orders;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs within a transaction: their rows and plans, and the orders of what they are the first to want. */
final class RunIssue {
    private RunIssue() {}

    /** Under what a run's extractions would be computed if nobody has them yet. */
    static String orderOf(AnalysisPlan run) {
        return run.run();
    }

    /** Extraction id → order; of two runs with the same network the first computes for both. */
    static Map<String, String> wanted(Iterable<AnalysisPlan> runs) {
        Map<String, String> wanted = new HashMap<>();
        for (AnalysisPlan run : runs) {
            run.layers().forEach(layer -> wanted.putIfAbsent(layer.extraction(), orderOf(run)));
        }
        return wanted;
    }

    /**
     * @param planned by their index in the campaign document
     * @param claims extraction id → the order that computes it
     * @param stored order → shards that need not be computed, none where it is absent
     */
    static Uni<Void> of(
            Mutiny.Session session,
            SortedMap<Integer, AnalysisPlan> planned,
            Map<String, Claim> claims,
            Map<String, Set<Integer>> stored) {
        SortedMap<Integer, AnalysisPlan> runs = ofGenerations(planned, claims);
        Set<String> issued = Claims.issued(
                claims, runs.values().stream().map(RunIssue::orderOf).collect(Collectors.toSet()));
        List<AnalysisPlan> ordering = runs.values().stream()
                .filter(run -> issued.contains(orderOf(run)))
                .toList();
        return session.persistAll(rows(runs, claims).toArray())
                .chain(() -> session.persistAll(runs.values().stream()
                        .map(run -> OutboxRow.of(Topics.ANALYSIS_PLANS, run.run(), run))
                        .toArray()))
                .chain(() -> Transactions.each(
                        ordering,
                        run -> Orders.open(
                                session,
                                request(run, claims),
                                run.stimulusSet(),
                                stored.getOrDefault(orderOf(run), Set.of()))));
    }

    /** The plans, waiting for what was claimed. */
    private static SortedMap<Integer, AnalysisPlan> ofGenerations(
            SortedMap<Integer, AnalysisPlan> planned, Map<String, Claim> claims) {
        SortedMap<Integer, AnalysisPlan> runs = new TreeMap<>();
        planned.forEach((position, run) -> runs.put(
                position,
                run.withLayers(run.layers().stream()
                        .map(layer -> layer.ofGeneration(
                                claims.get(layer.extraction()).generation()))
                        .toList())));
        return runs;
    }

    private static List<Object> rows(SortedMap<Integer, AnalysisPlan> runs, Map<String, Claim> claims) {
        List<Object> rows = new ArrayList<>();
        runs.forEach((position, run) -> {
            rows.add(RunRow.of(run, position));
            for (int layer = 0; layer < run.layers().size(); layer++) {
                PlannedLayer planned = run.layers().get(layer);
                rows.add(RunLayerRow.of(
                        run.run(),
                        layer,
                        planned.extraction(),
                        claims.get(planned.extraction()).order().orElse(null)));
            }
        });
        return rows;
    }

    /** What the shards of a run's order have in common: every layer that was claimed under it. */
    private static ExtractionRequest request(AnalysisPlan run, Map<String, Claim> claims) {
        String order = orderOf(run);
        return new ExtractionRequest(
                run.project(),
                run.campaign(),
                order,
                0,
                run.shardStimuli(),
                run.totalStimuli(),
                run.network(),
                run.compute(),
                List.of(),
                run.layers().stream()
                        .filter(layer -> claims.get(layer.extraction()).isUnder(order))
                        .map(layer ->
                                new LayerTap(layer.layer(), layer.extraction(), layer.shape(), layer.generation()))
                        .toList(),
                run.storage());
    }
}
