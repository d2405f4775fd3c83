package org.fusiform.embedded.leash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that nobody listens on. Between drawing a port and listening on it lie seconds: it is kept meanwhile, by
 * the lock of a file, from every other process of this user that draws one.
 */
public final class FreePorts {
    /** Below the range that Linux gives to outgoing connections, so that none of those takes a port before its user. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;
    private static final Path LOCKS =
            Path.of(System.getProperty("java.io.tmpdir"), "fusiform-ports-" + System.getProperty("user.name"));

    /** Open, and with that locked, until this process ends. */
    private static final Map<Integer, FileChannel> OURS = new HashMap<>();

    private FreePorts() {}

    /** A free port that was not drawn before, by no other process that still runs; random, so that tests running beside each other do not meet. */
    public static synchronized int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!OURS.containsKey(port) && take(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "No free port between " + FIRST + " and " + END + " after " + ATTEMPTS + " attempts");
    }

    /** Whether {@code port} is free, and from now until this process ends no other process's. */
    public static synchronized boolean take(int port) {
        return isFree(port) && (OURS.containsKey(port) || lock(port));
    }

    /** Whether a listener can be opened on 127.0.0.1:{@code port} right now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean lock(int port) {
        try {
            FileChannel file = FileChannel.open(
                    Files.createDirectories(LOCKS).resolve(Integer.toString(port)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                return false;
            }
            OURS.put(port, file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("No port can be kept in " + LOCKS + ": " + e.getMessage(), e);
        }
    }
}
