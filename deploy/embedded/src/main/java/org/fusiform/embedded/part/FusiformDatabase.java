package org.fusiform.embedded.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.fusiform.embedded.ServiceSecret;

/** The database that the services share, owned by a role that is no superuser. */
final class FusiformDatabase {
    static final String NAME = "fusiform";
    static final String ROLE = "fusiform";
    private static final List<String> SERVICES = List.of("gateway", "stats");

    private FusiformDatabase() {}

    /** Makes database and roles where they are missing; {@code password} is ours, of hexadecimal digits. */
    static void create(DataSource admin, String password) throws SQLException {
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                statement.execute("CREATE ROLE " + ROLE + " LOGIN CREATEDB PASSWORD '" + password + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + ROLE);
            }
        }
    }

    /** In the database: a role for each service, and the one of all together a member of each. */
    static void share(DataSource admin, String password) throws SQLException, IOException {
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement();
                InputStream roles = FusiformDatabase.class.getResourceAsStream("roles.sql")) {
            statement.execute(new String(roles.readAllBytes(), StandardCharsets.UTF_8));
            for (String service : SERVICES) {
                String role = ROLE + "_" + service;
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + ServiceSecret.of(password, service) + "'");
                statement.execute("GRANT " + role + " TO " + ROLE);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
