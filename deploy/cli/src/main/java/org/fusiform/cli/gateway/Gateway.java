package org.fusiform.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.terminal.Terminal;

/**
 * The gateway's REST interface. Every answer that is no success becomes a {@link CommandFailure} of one line; where the
 * gateway has none at the moment, the request is sent again a few times, unless that could do something twice.
 */
public final class Gateway {
    private static final String API = "/api/v1";
    private static final String JSON_TYPE = "application/json";
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** After an upload the gateway still has to look at every image of it, and a store has many objects. */
    private static final Duration SLOW = Duration.ofMinutes(60);

    private static final int PART = 1 << 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Exchange exchange;
    private final String token;
    private final Patience patience;

    /**
     * @param token sent as Bearer, or null
     * @param terminal told where an answer is long in coming
     */
    public Gateway(URI base, String token, Terminal terminal) {
        this(new Exchange(base, terminal), token, Patience.ANSWER);
    }

    private Gateway(Exchange exchange, String token, Patience patience) {
        this.exchange = exchange;
        this.token = token;
        this.patience = patience;
    }

    public URI base() {
        return exchange.base();
    }

    /** The same for whoever waits for something that takes longer than the gateway is ever away. */
    public Gateway patient() {
        return new Gateway(exchange, token, Patience.WAITING);
    }

    /** GET of a path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return read(path, JSON_TYPE, this::json);
    }

    /** GET of what the gateway takes its time for. */
    public JsonNode getSlowly(String path) {
        return ask(request(path, SLOW, JSON_TYPE), true, this::json);
    }

    /** GET of something large, read while it comes: from its beginning once more where it breaks off. */
    public <T> T read(String path, String accept, Answer<T> answer) {
        return ask(request(path, ANSWER, accept), true, answer);
    }

    /** GET of something large, part by part as it comes; where it breaks off after the first, it is not asked for again. */
    public void download(String path, String accept, Consumer<byte[]> parts) {
        ask(request(path, SLOW, accept), true, body -> {
            byte[] part = body.readNBytes(PART);
            try {
                while (part.length > 0) {
                    parts.accept(part);
                    part = body.readNBytes(PART);
                }
            } catch (IOException e) {
                throw new CommandFailure(exchange.brokeOff(e).getMessage(), e);
            }
            return null;
        });
    }

    /** POST of what acts on something that is there. */
    public JsonNode post(String path) {
        return ask(request(path, ANSWER, JSON_TYPE).POST(BodyPublishers.noBody()), false, this::json);
    }

    /** POST without a body, of what the gateway takes its time for. */
    public JsonNode postSlowly(String path) {
        return ask(request(path, SLOW, JSON_TYPE).POST(BodyPublishers.noBody()), false, this::json);
    }

    /** POST of a JSON text that makes something; once, however often it has to be sent. */
    public JsonNode make(String path, String body) {
        HttpRequest.Builder request = request(path, ANSWER, JSON_TYPE).POST(BodyPublishers.ofString(body));
        return make(request, JSON_TYPE, Patience.MAKING);
    }

    /** POST of a file that makes something; once, however often it has to be sent. */
    public JsonNode upload(String path, BodyPublisher body, String contentType) {
        return make(request(path, SLOW, JSON_TYPE).POST(body), contentType, Patience.UPLOAD);
    }

    private JsonNode make(HttpRequest.Builder request, String contentType, Patience making) {
        request.header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return exchange.ask(request.build(), making, true, this::json);
    }

    /** PUT of a JSON text. */
    public JsonNode put(String path, String body) {
        HttpRequest.Builder request = request(path, ANSWER, JSON_TYPE)
                .header("Content-Type", JSON_TYPE)
                .PUT(BodyPublishers.ofString(body));
        return ask(request, true, this::json);
    }

    /** DELETE, which answers nothing. */
    public void delete(String path) {
        ask(request(path, ANSWER, "*/*").DELETE(), false, InputStream::readAllBytes);
    }

    /** The request for an event stream, which no timeout may end. */
    HttpRequest events(String path, String lastEventId) {
        HttpRequest.Builder request = authorised(path).header("Accept", "text/event-stream");
        return (lastEventId == null ? request : request.header("Last-Event-ID", lastEventId)).build();
    }

    Exchange exchange() {
        return exchange;
    }

    private <T> T ask(HttpRequest.Builder request, boolean harmless, Answer<T> answer) {
        return exchange.ask(request.build(), patience, harmless, answer);
    }

    private HttpRequest.Builder request(String path, Duration timeout, String accept) {
        return authorised(path).timeout(timeout).header("Accept", accept);
    }

    private HttpRequest.Builder authorised(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + API + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode json(InputStream body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(base() + " does not answer in JSON; is it a Fusiform gateway?", e);
        }
    }
}
