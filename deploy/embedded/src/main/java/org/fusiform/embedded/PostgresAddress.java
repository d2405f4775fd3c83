package org.fusiform.embedded;

/** Where PostgreSQL listens, and a role: that of all services together, or by {@link #as} that of one. */
public record PostgresAddress(String host, int port, String database, String user, String password) {

    /** For JDBC drivers; user and password are handed over separately. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** For the reactive client; user and password are handed over separately. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    /** With the role of a service, {@code gateway} or {@code stats}, which owns the schema of that name and sees no other. */
    public PostgresAddress as(String service) {
        return new PostgresAddress(host, port, database, "fusiform_" + service, ServiceSecret.of(password, service));
    }

    /** Without the password, because addresses end up in logs. */
    @Override
    public String toString() {
        return user + "@" + reactiveUrl();
    }
}
