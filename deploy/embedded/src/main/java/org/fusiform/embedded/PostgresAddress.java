package org.fusiform.embedded;

/** Where PostgreSQL listens, and the role that owns the database. */
public record PostgresAddress(String host, int port, String database, String user, String password) {

    /** For JDBC drivers; user and password are handed over separately. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** For the reactive client; user and password are handed over separately. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password, because addresses end up in logs. */
    @Override
    public String toString() {
        return user + "@" + reactiveUrl();
    }
}
