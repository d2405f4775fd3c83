package org.fusiform.e2e.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One schema as statements: the migrations that made it, Flyway's history of them, the rows, and where sequences are. */
final class SqlDump {
    private static final String HISTORY = "flyway_schema_history";

    /** As Flyway makes it. */
    private static final String HISTORY_TABLE = """
            CREATE TABLE %s.flyway_schema_history (
                installed_rank integer PRIMARY KEY,
                version        varchar(50),
                description    varchar(200) NOT NULL,
                type           varchar(20) NOT NULL,
                script         varchar(1000) NOT NULL,
                checksum       integer,
                installed_by   varchar(100) NOT NULL,
                installed_on   timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success        boolean NOT NULL
            );
            """;

    private final Connection connection;
    private final String schema;

    SqlDump(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** @param migrations folder of the version that wrote the rows */
    String write(Path migrations) throws IOException, SQLException {
        StringBuilder sql = new StringBuilder();
        sql.append("CREATE SCHEMA ").append(schema).append(";\n");
        sql.append("SET search_path TO ").append(schema).append(";\n");
        for (Path migration : inOrder(migrations)) {
            sql.append(Files.readString(migration));
        }
        sql.append(HISTORY_TABLE.formatted(schema));
        List<String> tables = tables();
        // Rows that a migration put there are among those that follow.
        sql.append("TRUNCATE ").append(String.join(", ", tables)).append(";\n");
        for (String table : tables) {
            for (String row : texts("SELECT to_json(t)::text FROM " + table + " t ORDER BY t::text")) {
                sql.append("INSERT INTO ").append(table).append(" OVERRIDING SYSTEM VALUE SELECT * FROM ");
                sql.append("json_populate_record(NULL::").append(table).append(", '");
                sql.append(row.replace("'", "''")).append("');\n");
            }
        }
        for (String sequence : texts("SELECT format('SELECT setval(''%s.%s'', %s);', schemaname, sequencename,"
                + " last_value) FROM pg_sequences WHERE schemaname = '" + schema + "' AND last_value IS NOT NULL"
                + " ORDER BY 1")) {
            sql.append(sequence).append('\n');
        }
        return sql.toString();
    }

    /** What is referred to before what refers to it, which was made later. */
    private List<String> tables() throws SQLException {
        return texts("SELECT format('%s.%s', relnamespace::regnamespace, relname) FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = '" + schema + "'::regnamespace"
                + " ORDER BY relname <> '" + HISTORY + "', oid");
    }

    private static List<Path> inOrder(Path migrations) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.sorted(Comparator.comparingInt(SqlDump::version)).toList();
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"));
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
