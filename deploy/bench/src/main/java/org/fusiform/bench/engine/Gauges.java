package org.fusiform.bench.engine;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.fusiform.embedded.PostgresAddress;

/** What the database has counted, and the memory of the services. */
final class Gauges implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Installation installation;
    private final Connection database;

    Gauges(Installation installation) throws SQLException {
        this.installation = installation;
        PostgresAddress postgres = installation.parts().postgres();
        this.database = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /** Shards whose completion the gateway has counted. */
    long countedByGateway() throws SQLException {
        return number("SELECT coalesce(sum(answered), 0) FROM gateway.extraction_order");
    }

    /** Layers of shards whose completion stats has counted. */
    long countedByStats() throws SQLException {
        return number("SELECT coalesce(sum(shards_done), 0) FROM stats.extraction");
    }

    long inFlight() throws SQLException {
        return number("SELECT coalesce(sum(in_flight), 0) FROM gateway.extraction_order");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Resident memory and used heap of each service, in MiB. */
    String memory() throws IOException, InterruptedException {
        StringJoiner memory = new StringJoiner(", ");
        for (Installation.Service service : installation.services()) {
            memory.add("%s rss %d heap %d MiB".formatted(service.name(), rss(service) >> 10, heap(service) >> 20));
        }
        return memory.toString();
    }

    private static long rss(Installation.Service service) throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", Long.toString(service.process().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private long heap(Installation.Service service) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(service.root().resolve("/q/metrics"))
                                .build(),
                        BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
