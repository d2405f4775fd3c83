package org.fusiform.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB writes a table as Parquet, and reads the same from what is made CSV of it. */
class UnitsCsvTest {
    @TempDir
    private Path folder;

    @Test
    void the_csv_has_the_rows_of_the_parquet_file() throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            // Given several row groups, with undefined and infinite values
            Path parquet = folder.resolve("units.parquet");
            statement.execute("CREATE TABLE t AS SELECT i::INTEGER AS unit, i % 3 = 0 AS selected_face,"
                    + " CASE WHEN i % 7 = 0 THEN NULL WHEN i % 11 = 0 THEN 'Infinity'::DOUBLE ELSE i / 3.0 END"
                    + " AS \"t_min_scrambled-word\" FROM range(50000) r(i)");
            statement.execute("COPY t TO '" + parquet + "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20000)");

            // When
            Path csv = folder.resolve("units.csv");
            try (OutputStream out = Files.newOutputStream(csv)) {
                UnitsCsv.write(parquet, out);
            }

            // Then
            assertThat(Files.readAllLines(csv).subList(0, 3))
                    .isEqualTo(List.of(
                            "unit,selected_face,t_min_scrambled-word", "0,true,", "1,false,0.3333333333333333"));
            String read = "SELECT * FROM read_csv('" + csv
                    + "', types = {'unit': 'INTEGER', 't_min_scrambled-word': 'DOUBLE'})";
            assertThat(count(statement, "SELECT count(*) FROM (" + read + ")")).isEqualTo(50_000);
            assertThat(count(statement, "SELECT count(*) FROM (" + read + " EXCEPT SELECT * FROM t)"))
                    .isZero();
            assertThat(count(statement, "SELECT count(*) FROM (SELECT * FROM t EXCEPT " + read + ")"))
                    .isZero();
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
