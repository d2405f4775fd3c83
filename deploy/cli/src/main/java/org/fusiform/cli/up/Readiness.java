package org.fusiform.cli.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.fusiform.cli.CommandFailure;

/** Waits for {@code /q/health/ready} of services that have just been started. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One that ends before it is ready, or takes too long, is a failure with the reason from its log. */
    void await(Service service) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(service)) {
            if (!service.alive()) {
                throw new CommandFailure(service.name() + " did not start: " + LogTail.reason(service.log()) + " (log: "
                        + service.log() + ")");
            }
            if (System.nanoTime() > end) {
                throw new CommandFailure(service.name() + " was not ready after " + PATIENCE.toSeconds() + " s: "
                        + LogTail.reason(service.log()) + " (log: " + service.log() + ")");
            }
            Thread.sleep(BETWEEN);
        }
    }

    private boolean ready(Service service) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + service.port() + "/q/health/ready");
        try {
            return http.send(HttpRequest.newBuilder(health).timeout(ANSWER).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
