package org.fusiform.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fusiform.cli.CommandFailure;

/** The gateway's REST interface. Every answer that is no success becomes a {@link CommandFailure} of one line. */
public final class Gateway {
    private static final String API = "/api/v1";
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** After an upload the gateway still has to look at every image of it, and a store has many objects. */
    private static final Duration SLOW = Duration.ofMinutes(60);

    private static final int PART = 1 << 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param token sent as Bearer, or null */
    public Gateway(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    /** GET of a path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return json(text(path, "application/json"));
    }

    /** GET of what the gateway takes its time for. */
    public JsonNode getSlowly(String path) {
        HttpRequest request =
                request(path, SLOW).header("Accept", "application/json").build();
        return json(send(request, BodyHandlers.ofString()).body());
    }

    /** POST without a body, of what the gateway takes its time for. */
    public JsonNode postSlowly(String path) {
        HttpRequest request = request(path, SLOW)
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        return json(send(request, BodyHandlers.ofString()).body());
    }

    /** GET of a representation other than JSON. */
    public String text(String path, String accept) {
        return send(request(path, ANSWER).header("Accept", accept).build(), BodyHandlers.ofString())
                .body();
    }

    /** GET of something large, part by part as it comes. */
    public void download(String path, String accept, Consumer<byte[]> parts) {
        HttpRequest request = request(path, SLOW).header("Accept", accept).build();
        HttpResponse<InputStream> response = answer(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (failed(response)) {
                String refusal = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw Problem.of(response.statusCode(), refusal).failure();
            }
            byte[] part = body.readNBytes(PART);
            while (part.length > 0) {
                parts.accept(part);
                part = body.readNBytes(PART);
            }
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    /** POST of a JSON text; {@code key} makes a repeated call harmless, or is null. */
    public JsonNode post(String path, String body, String key) {
        HttpRequest.Builder request = request(path, ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return json(send(request.build(), BodyHandlers.ofString()).body());
    }

    /** PUT of a JSON text. */
    public JsonNode put(String path, String body) {
        HttpRequest request = request(path, ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return json(send(request, BodyHandlers.ofString()).body());
    }

    /** DELETE, which answers nothing. */
    public void delete(String path) {
        send(request(path, ANSWER).DELETE().build(), BodyHandlers.ofString());
    }

    /** POST of something large. */
    public JsonNode upload(String path, BodyPublisher body, String contentType) {
        HttpRequest request = request(path, SLOW)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .POST(body)
                .build();
        return json(send(request, BodyHandlers.ofString()).body());
    }

    /** The lines of an event stream, until the gateway ends it; to be closed. */
    Stream<String> events(String path, String lastEventId) throws IOException {
        HttpRequest.Builder request =
                authorised(HttpRequest.newBuilder(uri(path))).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = exchange(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("no event stream: HTTP " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return authorised(HttpRequest.newBuilder(uri(path)).timeout(timeout));
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private URI uri(String path) {
        return URI.create(base + API + path);
    }

    private HttpResponse<String> send(HttpRequest request, BodyHandler<String> handler) {
        HttpResponse<String> response = answer(request, handler);
        if (failed(response)) {
            throw Problem.of(response.statusCode(), response.body()).failure();
        }
        return response;
    }

    private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
        try {
            return exchange(request, handler);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new GatewayUnreachable(
                    "no gateway answers at " + base + "; start one with ./fusiform up, or name another with --url", e);
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    private GatewayUnreachable brokeOff(IOException e) {
        return new GatewayUnreachable("the exchange with " + base + " broke off: " + reason(e), e);
    }

    private static boolean failed(HttpResponse<?> response) {
        return response.statusCode() / 100 != 2;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(base + " does not answer in JSON; is it a Fusiform gateway?", e);
        }
    }

    /** The innermost cause knows which file could not be read. */
    private static String reason(IOException failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof IOException) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
