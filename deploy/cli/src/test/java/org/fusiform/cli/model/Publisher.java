package org.fusiform.cli.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Serves one file by HTTP, with ranges, and cuts connections on request. */
final class Publisher implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;
    private final List<String> ranges = new ArrayList<>();
    private int cutsLeft;
    private int cutAfter;

    Publisher(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/weights.pth", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/weights.pth");
    }

    /** The next so many answers break off after so many bytes. */
    void cut(int answers, int afterBytes) {
        cutsLeft = answers;
        cutAfter = afterBytes;
    }

    /** The Range header of every request, or "whole". */
    synchronized List<String> ranges() {
        return List.copyOf(ranges);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "whole" : range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (cutsLeft > 0) {
                cutsLeft--;
                out.write(rest, 0, cutAfter);
                out.flush();
                exchange.close();
                return;
            }
            out.write(rest);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
