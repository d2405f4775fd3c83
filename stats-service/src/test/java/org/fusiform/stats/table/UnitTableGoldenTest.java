package org.fusiform.stats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;
import static org.fusiform.stats.golden.Golden.ints;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.golden.Golden;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.ArraySource;
import org.fusiform.stats.layer.CollectedArtifacts;
import org.fusiform.stats.layer.LayerAnalysis;
import org.fusiform.stats.layer.LayerSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit table read back by DuckDB, against SciPy's values. */
class UnitTableGoldenTest {
    @TempDir
    Path folder;

    @Test
    void everyColumnOfEveryUnitIsThere() throws Exception {
        // Given
        Golden golden = Golden.load();
        Path file = write(golden, "units.parquet", 7, 3);

        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            // When
            int unit = 0;
            for (; rows.next(); unit++) {
                // Then
                assertThat(rows.getInt("unit")).isEqualTo(unit);
                assertThat(rows.getInt("channel")).isEqualTo(unit / 20);
                assertThat(rows.getInt("y")).isEqualTo(unit % 20 / 4);
                assertThat(rows.getInt("x")).isEqualTo(unit % 4);
                assertThat(rows.getBoolean("constant")).isEqualTo(unit == 3 || unit == 7);
                for (String condition : golden.design().conditions()) {
                    assertNumber(
                            rows,
                            "mean_" + condition,
                            doubles(golden.expected()
                                    .get("moments")
                                    .get(condition)
                                    .get("mean"))[unit],
                            1e-9);
                }
                for (String target : golden.targets()) {
                    assertTarget(rows, golden.expected(), target, unit);
                }
            }
            assertThat(unit).isEqualTo(160);
        }
    }

    private static void assertTarget(ResultSet rows, JsonNode expected, String target, int unit) throws Exception {
        JsonNode of = expected.get("criteria").get("pairwise-welch").get(target);
        TreeSet<Integer> selected = new TreeSet<>();
        for (int index : ints(of.get("selected"))) {
            selected.add(index);
        }
        double tMin = Double.POSITIVE_INFINITY;
        double qMax = 0;
        for (JsonNode contrast : of.get("contrasts")) {
            tMin = Math.min(tMin, doubles(contrast.get("t"))[unit]);
            qMax = Math.max(qMax, doubles(contrast.get("q"))[unit]);
        }
        JsonNode strength = expected.get("strength").get(target);
        assertThat(rows.getBoolean("selected_" + target)).isEqualTo(selected.contains(unit));
        assertNumber(rows, "t_min_" + target, tMin, 1e-9);
        assertNumber(rows, "q_max_" + target, qMax, 1e-6);
        for (String measure : List.of("dprime", "dprime_min", "index")) {
            assertNumber(rows, measure + "_" + target, doubles(strength.get(measure))[unit], 1e-9);
        }
    }

    /** A NaN is a null in the table. */
    private static void assertNumber(ResultSet rows, String column, double expected, double relative) throws Exception {
        double value = rows.getDouble(column);
        assertClose(column, rows.wasNull() ? Double.NaN : value, expected, relative, 1e-15);
    }

    @Test
    void provenanceIsInTheFooterAndBytesDoNotDependOnShards() throws Exception {
        // Given
        Golden golden = Golden.load();

        // When
        Path one = write(golden, "one.parquet", 7, 3);
        Path other = write(golden, "other.parquet", 32, 8);

        // Then
        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT decode(key) AS key, decode(value) AS value"
                        + " FROM parquet_kv_metadata('" + one + "')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("key")).isEqualTo("fusiform.layer");
            assertThat(rows.getString("value")).isEqualTo("golden");
        }
    }

    private Path write(Golden golden, String name, int shardStimuli, int blockChannels) throws Exception {
        Path file = folder.resolve(name);
        AnalysisSpec analysis = new AnalysisSpec(
                Criteria.of("pairwise-welch", Criteria.Settings.DEFAULTS),
                golden.targets(),
                null,
                null,
                null,
                CollectedArtifacts.in(file, null));
        new LayerAnalysis(
                        new LayerSpec("golden", golden.shape(), golden.design(), WorkingMemory.in(folder)),
                        List.of(analysis))
                .run(ArraySource.of(
                        golden.activations().values(),
                        golden.shape().channels(),
                        golden.shape().mapUnits(),
                        shardStimuli,
                        blockChannels));
        return file;
    }
}
