package org.fusiform.gateway.system;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The events of a campaign, as they come. */
final class EventLines implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringBuffer text = new StringBuffer();
    private final CompletableFuture<Void> end;

    private EventLines(HttpRequest request) {
        end = client.sendAsync(request, BodyHandlers.ofLines())
                .thenApply(HttpResponse::body)
                .thenAccept((Stream<String> lines) ->
                        lines.forEach(line -> text.append(line).append('\n')));
    }

    static EventLines of(String campaign, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/campaigns/" + campaign + "/events"))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new EventLines(request.build());
    }

    void await(String part) {
        Awaitility.await().atMost(PATIENCE).until(() -> text.indexOf(part) >= 0);
    }

    void awaitEnd() {
        end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
