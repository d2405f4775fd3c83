package org.fusiform.gateway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fusiform.embedded.leash.FreePorts;
import org.fusiform.embedded.leash.Leash;
import org.fusiform.embedded.leash.LeashedProcess;

/** The packaged gateway beside the one of the test, on the same parts. */
final class Replica implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration START = Duration.ofMinutes(5);
    private static final List<String> SHARED = List.of(
            "kafka.bootstrap.servers",
            "quarkus.datasource.reactive.url",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "fusiform.store.endpoint",
            "fusiform.store.bucket",
            "fusiform.store.access-key",
            "fusiform.store.secret-key");

    private final LeashedProcess process;
    private final String url;

    private Replica(LeashedProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it is ready. */
    static Replica start(Path folder) throws IOException {
        int port = FreePorts.next();
        Config config = ConfigProvider.getConfig();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        SHARED.forEach(name -> line.add("-D" + name + "=" + config.getValue(name, String.class)));
        line.add("-Dquarkus.http.host=127.0.0.1");
        line.add("-Dquarkus.http.port=" + port);
        line.add("-Dfusiform.access.mode=off");
        line.add("-Dfusiform.upload.dir=" + folder.resolve("uploads"));
        line.addAll(List.of("-jar", APPLICATION.toString()));
        Replica replica =
                new Replica(Leash.of(line, folder.resolve("replica.log")).start(), "http://127.0.0.1:" + port);
        await("the replica").atMost(START).ignoreExceptions().until(replica::ready);
        return replica;
    }

    private boolean ready() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
