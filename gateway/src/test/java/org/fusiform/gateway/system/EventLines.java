package org.fusiform.gateway.system;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The events of a campaign, as they come. */
final class EventLines implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("(?m)^id: ?(\\d+)$");

    private final HttpClient client;
    private final StringBuffer text = new StringBuffer();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private EventLines(HttpClient client, HttpRequest request) {
        this.client = client;
        client.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines())).exceptionally(failure -> {
            end.completeExceptionally(failure);
            return null;
        });
    }

    /** Waits in no thread of its own. */
    private final class Lines implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            text.append(line).append('\n');
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }

    static EventLines of(String campaign, String lastEventId) {
        return new EventLines(
                HttpClient.newHttpClient(),
                request(here(), campaign, lastEventId).build());
    }

    /** Of another replica. */
    static EventLines at(String url, String campaign, String lastEventId) {
        return new EventLines(
                HttpClient.newHttpClient(), request(url, campaign, lastEventId).build());
    }

    /** By somebody's key. */
    static EventLines by(String secret, String campaign) {
        return new EventLines(
                HttpClient.newHttpClient(),
                request(here(), campaign, null)
                        .header("Authorization", "Bearer " + secret)
                        .build());
    }

    /** One of many of the same client. */
    static EventLines among(HttpClient client, String campaign) {
        return new EventLines(client, request(here(), campaign, null).build());
    }

    private static String here() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static HttpRequest.Builder request(String url, String campaign, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + "/api/v1/campaigns/" + campaign + "/events"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "text/event-stream");
        return lastEventId == null ? request : request.header("Last-Event-ID", lastEventId);
    }

    void await(String part) {
        Awaitility.await().atMost(PATIENCE).until(() -> text.indexOf(part) >= 0);
    }

    void awaitEnd() {
        end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean ended() {
        return end.isDone();
    }

    String text() {
        return text.toString();
    }

    /** Of the last event. */
    String lastId() {
        return ID.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
