package org.fusiform.gateway.system;

import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** Campaigns whose arrays and analyses really are in the store. */
abstract class StoredArrays extends NewStimuli {
    static final String PROJECT = "default";

    @Inject
    ObjectStore store;

    @Inject
    Transactions transactions;

    void put(String key) {
        store.put(key, ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)), "application/octet-stream");
    }

    /** As extractors and stats would, a chunk of each shard and the summary of an analysis. */
    void storeAll(AnalysisPlan plan) {
        for (String extraction : extractions(plan)) {
            put(ObjectKeys.activationMetadata(PROJECT, extraction));
            put(ObjectKeys.chunk(PROJECT, extraction, 0, 0));
            put(ObjectKeys.chunk(PROJECT, extraction, 1, 0));
            put(ObjectKeys.layerSummary(PROJECT, extraction, "a"));
            put(ObjectKeys.unitTable(PROJECT, extraction, "a"));
        }
    }

    /** Runs a campaign of one model to its end. */
    AnalysisPlan succeeded(String campaign, int shards) {
        AnalysisPlan plan = others.plans(campaign, 1).getFirst();
        storeAll(plan);
        others.requests(campaign, shards).forEach(request -> others.say(Findings.completed(request)));
        awaitState(plan, "STORED");
        analysed(plan);
        Rest.awaitState(campaign, "SUCCEEDED");
        return plan;
    }

    static PlannedLayer avgpool(AnalysisPlan plan) {
        return plan.layers().get(1);
    }

    /** Of {@code avgpool}: 40 stimuli of 2048 values in two shards; each value is its index in the array. */
    void storeRealArray(AnalysisPlan plan) {
        ArrayLayout layout = plan.layout(avgpool(plan));
        ZarrArray array = new ZarrArray(store, PROJECT, avgpool(plan).extraction(), layout);
        array.writeMetadata();
        for (int shard = 0; shard < layout.shards(); shard++) {
            ByteBuffer chunk = array.newChunk();
            FloatBuffer values = chunk.asFloatBuffer();
            for (int at = 0; at < layout.stimuliIn(shard) * 2048; at++) {
                values.put(at, shard * plan.shardStimuli() * 2048 + at);
            }
            array.writeChunk(shard, 0, chunk);
        }
    }

    /** A table of two units for each layer, where {@link Findings} says that it is. */
    void storeUnits(AnalysisPlan plan) throws SQLException {
        Path file = folder.resolve("units.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT i::INTEGER AS unit, i = 0 AS selected_face FROM range(2) r(i)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        for (PlannedLayer layer : plan.layers()) {
            store.put("default/analyses/" + layer.extraction() + "/units.parquet", file, "application/octet-stream");
        }
    }

    /** Of all units of {@code avgpool}. */
    void storeRdm(AnalysisPlan plan) {
        put(ObjectKeys.rdm(
                PROJECT, avgpool(plan).extraction(), plan.analyses().getFirst().id(plan.seed()), "all"));
    }

    /** Of the units of {@code avgpool} that are selective for faces; what it holds is its key. */
    String storeResponses(AnalysisPlan plan) {
        String key = ObjectKeys.responses(
                PROJECT, avgpool(plan).extraction(), plan.analyses().getFirst().id(plan.seed()), "face");
        put(key);
        return key;
    }

    void analysed(AnalysisPlan plan) {
        others.say(Findings.layer(plan, 0, 1));
        others.say(Findings.layer(plan, 1, 1));
        others.say(Findings.whole(plan));
    }

    static List<String> extractions(AnalysisPlan plan) {
        return plan.layers().stream().map(AnalysisPlan.PlannedLayer::extraction).toList();
    }

    long activations(AnalysisPlan plan) {
        return extractions(plan).stream()
                .mapToLong(extraction -> store.list(ObjectKeys.activations(PROJECT, extraction) + "/")
                        .count())
                .sum();
    }

    long analyses(AnalysisPlan plan) {
        return extractions(plan).stream()
                .mapToLong(extraction -> store.list(ObjectKeys.analyses(PROJECT, extraction) + "/")
                        .count())
                .sum();
    }

    /** The state of the first extraction's row, "none" where there is none. */
    String state(AnalysisPlan plan) {
        return states(extractions(plan).getFirst());
    }

    void awaitState(AnalysisPlan plan, String state) {
        String all = String.join(",", extractions(plan));
        await().atMost(Duration.ofSeconds(60)).until(() -> states(all).equals(state));
    }

    /** Of some extractions, each state once. */
    private String states(String extractions) {
        return transactions.call(session -> session.createNativeQuery("""
                        SELECT coalesce(string_agg(DISTINCT state, ','), 'none') FROM gateway.extraction
                        WHERE id = ANY (string_to_array(?1, ','))""", String.class)
                .setParameter(1, extractions)
                .getSingleResult());
    }

    /** Checks of any of these extractions that are still to be made. */
    long checks(AnalysisPlan plan) {
        return transactions.call(session -> session.createNativeQuery("""
                        SELECT count(*) FROM gateway.retention_check
                        WHERE extraction = ANY (string_to_array(?1, ','))""", Long.class)
                .setParameter(1, String.join(",", extractions(plan)))
                .getSingleResult());
    }

    int update(String sql) {
        return transactions.call(session -> session.createNativeQuery(sql).executeUpdate());
    }

    /** Until somebody waits for a lock of a row. */
    void awaitWaiter(String query) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> transactions.call(session -> session.createNativeQuery("""
                                        SELECT count(*) FROM pg_stat_activity
                                        WHERE wait_event_type = 'Lock' AND query LIKE ?1""", Long.class)
                                .setParameter(1, "%" + query + "%")
                                .getSingleResult())
                        > 0);
    }
}
