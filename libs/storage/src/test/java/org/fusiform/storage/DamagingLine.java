package org.fusiform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A line to a server on which some words arrive with another first letter. */
final class DamagingLine implements AutoCloseable {
    private final ServerSocket accepting;
    private final URI server;
    private final String words;

    private DamagingLine(ServerSocket accepting, URI server, String words) {
        this.accepting = accepting;
        this.server = server;
        this.words = words;
    }

    static DamagingLine to(String endpoint, String words) throws IOException {
        DamagingLine line = new DamagingLine(
                new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), URI.create(endpoint), words);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    String endpoint() {
        return "http://127.0.0.1:" + accepting.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = accepting.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> pass(client, upstream, true));
                Thread.ofVirtual().start(() -> pass(upstream, client, false));
            }
        } catch (IOException closed) {
            assert accepting.isClosed() : closed;
        }
    }

    private void pass(Socket from, Socket to, boolean damaging) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                // One character a byte, so that places in the text are places in the bytes.
                String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                int at = damaging ? text.indexOf(words) : -1;
                if (at >= 0) {
                    bytes[at] ^= 1;
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (SocketException closed) {
            assert from.isClosed() || to.isClosed() : closed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        accepting.close();
    }
}
