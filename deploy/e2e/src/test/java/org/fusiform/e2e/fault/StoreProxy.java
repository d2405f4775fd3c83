package org.fusiform.e2e.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusiform.embedded.leash.FreePorts;

/** Stands between services and store, and fails as told: answers 503, breaks off amid an object, or is slow. */
final class StoreProxy implements AutoCloseable {
    private static final int PIECE = 1 << 14;
    private static final byte[] UNAVAILABLE =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final URI store;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean refusing;
    private volatile long delayMillis;

    private StoreProxy(URI store, ServerSocket server) {
        this.store = store;
        this.server = server;
    }

    static StoreProxy before(String endpoint) throws IOException {
        ServerSocket server = new ServerSocket(FreePorts.next(), 64, InetAddress.getLoopbackAddress());
        StoreProxy proxy = new StoreProxy(URI.create(endpoint), server);
        Thread.ofPlatform().daemon().name("store-proxy").start(proxy::accept);
        return proxy;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Whether every request is answered 503; connections that are open end. */
    void refuse(boolean refuses) {
        refusing = refuses;
        if (refuses) {
            open.forEach(StoreProxy::shut);
        }
    }

    /** The next so many answers break off where they are halfway through their first piece. */
    void cut(int answers) {
        cuts.set(answers);
    }

    /** How long every piece of an answer is held back. */
    void delay(long millis) {
        delayMillis = millis;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that has gone already: the next one is served.
                continue;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (refusing) {
                refuse(client);
                return;
            }
            try (Socket there = new Socket(store.getHost(), store.getPort())) {
                Thread requests = Thread.ofVirtual().start(() -> forward(client, there));
                answers(there, client);
                shut(client);
                requests.join();
            }
        } catch (IOException e) {
            // One of the two has gone; the other is told by the end of its connection.
            shut(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static void forward(Socket client, Socket there) {
        try {
            client.getInputStream().transferTo(there.getOutputStream());
            there.shutdownOutput();
        } catch (IOException e) {
            shut(there);
        }
    }

    private void answers(Socket there, Socket client) throws IOException, InterruptedException {
        InputStream in = there.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (delayMillis > 0) {
                Thread.sleep(delayMillis);
            }
            if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                out.write(piece, 0, read / 2);
                return;
            }
            out.write(piece, 0, read);
        }
    }

    /** After the whole request, or the client would see a broken connection instead of the answer. */
    private static void refuse(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        long body = head.toString()
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        in.skipNBytes(body);
        client.getOutputStream().write(UNAVAILABLE);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(StoreProxy::shut);
    }
}
