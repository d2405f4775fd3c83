package org.fusiform.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A client that asks again as long as nobody answers, or the answer is that now is not the time. */
final class Rest {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int CONFLICT = 409;
    private static final int ERRORS_OF_SERVERS = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Rest(String url) {
        this.url = url;
    }

    void importSet(String name, byte[] zip) {
        send(request("/stimulus-sets?name=" + name, BodyPublishers.ofByteArray(zip)));
    }

    /** Returns when an extractor has found it good. */
    void importModel(String id, byte[] script) {
        String query = "/models?family=torchscript&pipeline=imagenet-256-bilinear&id=" + id;
        send(request(query, BodyPublishers.ofByteArray(script)));
        await(id)
                .atMost(PATIENCE)
                .until(() -> get("/models/" + id).path("state").asText().equals("ready"));
    }

    /** The campaign's id. */
    String submit(String document) {
        HttpRequest request = builder("/campaigns")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(document))
                .build();
        return send(request).path("id").asText();
    }

    void cancel(String campaign) {
        send(request("/campaigns/" + campaign + ":cancel", BodyPublishers.noBody()));
    }

    void retry(String campaign) {
        send(request("/campaigns/" + campaign + ":retry", BodyPublishers.noBody()));
    }

    /** The state in which the campaign ends. */
    String end(String campaign) {
        AtomicReference<String> state = new AtomicReference<>();
        await("the end of " + campaign)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    state.set(get("/campaigns/" + campaign).path("state").asText());
                    return switch (state.get()) {
                        case "SUCCEEDED", "FAILED", "CANCELLED" -> true;
                        default -> false;
                    };
                });
        return state.get();
    }

    JsonNode get(String path) {
        return send(builder(path).build());
    }

    /** Whether the service at this address says that it is alive; true also where it is not there to be asked. */
    boolean alive(String service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/q/health/live"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return true;
        }
    }

    private HttpRequest request(String path, BodyPublisher body) {
        return builder(path).POST(body).build();
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).timeout(Duration.ofSeconds(30));
    }

    private JsonNode send(HttpRequest request) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        await(request.uri().toString())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> answered(request, answer));
        String body = answer.get().body();
        assertThat(answer.get().statusCode()).as(request + ": " + body).isBetween(200, 299);
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + ": " + body, e);
        }
    }

    private boolean answered(HttpRequest request, AtomicReference<HttpResponse<String>> answer)
            throws InterruptedException {
        try {
            answer.set(http.send(request, BodyHandlers.ofString()));
            boolean underWay = answer.get().statusCode() == CONFLICT
                    && answer.get().headers().firstValue("Retry-After").isPresent();
            return answer.get().statusCode() < ERRORS_OF_SERVERS && !underWay;
        } catch (IOException e) {
            return false;
        }
    }
}
