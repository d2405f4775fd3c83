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
import java.util.concurrent.Executors;

/** An HTTP server that answers each path with what a test gave it, and keeps what it was asked. */
public final class StubGateway implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /** One answer; the last one given for a path stays. */
    public record Answer(int status, String type, String body) {}

    /** One request. */
    public record Asked(String line, Map<String, List<String>> headers, byte[] body) {}

    public StubGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public StubGateway on(String path, int status, String type, String body) {
        answers.computeIfAbsent("/api/v1" + path, key -> new ArrayList<>()).add(new Answer(status, type, body));
        return this;
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
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next(HttpExchange exchange, byte[] body) {
        asked.add(new Asked(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange.getRequestHeaders(), body));
        List<Answer> list = answers.get(exchange.getRequestURI().getPath());
        if (list == null) {
            return new Answer(404, "application/problem+json", "{\"detail\":\"no such thing\"}");
        }
        return list.size() > 1 ? list.removeFirst() : list.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
