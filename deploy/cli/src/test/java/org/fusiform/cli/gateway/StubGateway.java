package org.fusiform.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;

/** An HTTP server that answers each path with what a test gave it, and keeps what it was asked. */
public final class StubGateway implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** One answer; the last one given for a path stays. */
    private record Answer(int status, String type, String body, String retryAfter, End end) {}

    /** What follows the body. */
    private enum End {
        WHOLE,
        CUT_OFF,
        SILENCE
    }

    /** One request. */
    public record Asked(String line, Map<String, List<String>> headers, byte[] body) {}

    public StubGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public StubGateway on(String path, int status, String type, String body) {
        return on(path, new Answer(status, type, body, null, End.WHOLE));
    }

    /** A refusal that says when to ask again. */
    public StubGateway later(String path, int status, String detail, String retryAfter) {
        String problem = "{\"detail\":\"" + detail + "\"}";
        return on(path, new Answer(status, "application/problem+json", problem, retryAfter, End.WHOLE));
    }

    /** Takes the request, and closes the connection amid the answer; before it, where {@code body} is empty. */
    public StubGateway cutOff(String path, String type, String body) {
        return on(path, new Answer(200, type, body, null, End.CUT_OFF));
    }

    /** Leaves the connection open after the body, and sends nothing more. */
    public StubGateway silent(String path, String type, String body) {
        return on(path, new Answer(200, type, body, null, End.SILENCE));
    }

    private StubGateway on(String path, Answer answer) {
        answers.computeIfAbsent("/api/v1" + path, key -> new ArrayList<>()).add(answer);
        return this;
    }

    /** What the command exits with that asks this gateway. */
    public int run(RecordedTerminal terminal, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url().toString()));
        return FusiformCommand.commandLine(terminal.terminal()).execute(all.toArray(String[]::new));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = next(exchange, body);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        switch (answer.end()) {
            case WHOLE -> {
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case CUT_OFF -> {
                if (bytes.length > 0) {
                    exchange.sendResponseHeaders(answer.status(), bytes.length + 1L);
                    exchange.getResponseBody().write(bytes);
                    exchange.getResponseBody().flush();
                }
            }
            case SILENCE -> {
                exchange.sendResponseHeaders(answer.status(), 0);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
                awaitEnd();
            }
        }
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next(HttpExchange exchange, byte[] body) {
        asked.add(new Asked(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange.getRequestHeaders(), body));
        List<Answer> list = answers.get(exchange.getRequestURI().getPath());
        if (list == null) {
            return new Answer(404, "application/problem+json", "{\"detail\":\"no such thing\"}", null, End.WHOLE);
        }
        return list.size() > 1 ? list.removeFirst() : list.getFirst();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
