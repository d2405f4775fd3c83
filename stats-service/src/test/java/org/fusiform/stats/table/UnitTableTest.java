package org.fusiform.stats.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.Util;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.ArraySource;
import org.fusiform.stats.layer.CollectedArtifacts;
import org.fusiform.stats.layer.LayerAnalysis;
import org.fusiform.stats.layer.LayerSpec;
import org.fusiform.stats.layer.StimulusDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of several row groups, two conditions of two stimuli; DuckDB reads it. */
class UnitTableTest {
    private static final LayerShape SHAPE = new LayerShape(2, 200, 123);

    @TempDir
    static Path folder;

    private static Path file;

    /** face = {u, u + 2}, body = {0, 2}; unit 7 is constant. */
    @BeforeAll
    static void write() throws Exception {
        file = folder.resolve("units.parquet");
        write(file, Criteria.DEFAULT);
    }

    private static void write(Path to, String criterion) throws Exception {
        float[][] activations = new float[4][SHAPE.units()];
        for (int u = 0; u < SHAPE.units(); u++) {
            activations[0][u] = u == 7 ? 1 : u;
            activations[1][u] = u == 7 ? 1 : u + 2;
            activations[2][u] = u == 7 ? 1 : 0;
            activations[3][u] = u == 7 ? 1 : 2;
        }
        AnalysisSpec analysis = new AnalysisSpec(
                Criteria.of(criterion, Criteria.Settings.DEFAULTS),
                List.of("face"),
                null,
                null,
                null,
                CollectedArtifacts.in(to, null));
        StimulusDesign design = StimulusDesign.of(List.of("face", "face", "body", "body"));
        new LayerAnalysis(new LayerSpec("planted", SHAPE, design, WorkingMemory.in(folder)), List.of(analysis))
                .run(new ArraySource(activations, 2, SHAPE.mapUnits(), 4, 1));
    }

    @Test
    void rowsAreSortedByUnitAcrossRowGroups() throws SQLException {
        assertThat(ask("SELECT count(*) FROM t WHERE unit = file_row_number AND channel = unit // 24600"
                        + " AND y = unit % 24600 // 123 AND x = unit % 123"))
                .isEqualTo(SHAPE.units());
        assertThat(ask("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + file + "')"))
                .isEqualTo(2);
    }

    @Test
    void theFootTellsWhereEachUnitIs() throws Exception {
        assertThat(ask("SELECT count(*) FROM parquet_metadata('" + file + "') WHERE path_in_schema = 'unit'"
                        + " AND stats_max_value::INT - stats_min_value::INT + 1 = row_group_num_rows"))
                .isEqualTo(2);
        byte[] bytes = Files.readAllBytes(file);
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        FileMetaData foot = Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - footer, footer));
        assertThat(foot.getRow_groups()).allSatisfy(group -> assertThat(group.getSorting_columns())
                .containsExactly(new SortingColumn(0, false, false)));
    }

    @Test
    void valuesAreThoseOfTheirUnit() throws SQLException {
        // d′ = t = u/√2, as both variances are 2 and n = 2: t = u/√(2/2 + 2/2)
        assertThat(ask("SELECT count(*) FROM t WHERE unit <> 7 AND mean_face = unit + 1 AND mean_body = 1"
                        + " AND abs(t_min_face - unit / sqrt(2)) < 1e-9 AND abs(dprime_face - unit / sqrt(2)) < 1e-9"
                        + " AND abs(index_face - unit / (unit + 2)) < 1e-12 AND q_max_face BETWEEN 0 AND 1"))
                .isEqualTo(SHAPE.units() - 1);
        assertThat(ask("SELECT count(*) FROM t WHERE selected_face = (q_max_face <= 0.05)"))
                .isEqualTo(SHAPE.units() - 1);
    }

    @Test
    void undefinedValuesAreNull() throws SQLException {
        assertThat(ask("SELECT min(unit) FROM t WHERE t_min_face IS NULL AND q_max_face IS NULL AND constant"
                        + " AND NOT selected_face AND dprime_face = 0"))
                .isEqualTo(7);
        assertThat(ask("SELECT count(*) FROM t WHERE t_min_face IS NULL OR constant"))
                .isEqualTo(1);
    }

    @Test
    void aCriterionWithoutTestsHasNoQ() throws Exception {
        Path ratio = folder.resolve("ratio.parquet");
        write(ratio, "ratio-2x");

        assertThat(ask("SELECT count(q_max_face) FROM '" + ratio + "'")).isZero();
        assertThat(ask("SELECT count(*) FROM '" + ratio + "' WHERE selected_face"))
                .isEqualTo(SHAPE.units() - 2);
    }

    @Test
    void equalValuesGiveEqualBytes() throws Exception {
        Path again = folder.resolve("again.parquet");
        write(again, Criteria.DEFAULT);

        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    private static long ask(String query) throws SQLException {
        String table = "read_parquet('" + file + "', file_row_number = true)";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(query.replace("FROM t ", "FROM " + table + " "))) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
