package org.fusiform.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.fusiform.cli.CommandFailure;
import org.fusiform.embedded.leash.Leash;
import org.fusiform.embedded.leash.LeashedProcess;

/** One service: its process, started again by {@link Supervisor} when it dies. */
final class Service implements AutoCloseable {
    /** An extractor or stats process first ends the item it is at, if it can so soon. */
    static final Duration DRAIN = Duration.ofSeconds(18);

    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final long LARGEST_LOG = 20L << 20;

    private final ServiceSpec spec;
    private final Path log;
    private LeashedProcess process;
    private long started;
    private boolean closed;

    Service(ServiceSpec spec, Path logs) {
        this.spec = spec;
        this.log = logs.resolve(spec.name() + ".log");
    }

    /** Starts the process, unless the service was closed meanwhile. */
    synchronized void start() {
        if (closed) {
            return;
        }
        try {
            rotate();
            process = Leash.of(spec.command(), log)
                    .environment(spec.environment())
                    .grace(GRACE)
                    .start();
            started = System.nanoTime();
        } catch (IOException e) {
            throw new CommandFailure(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void rotate() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    String name() {
        return spec.name();
    }

    int port() {
        return spec.port();
    }

    Path log() {
        return log;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized boolean alive() {
        return process != null && process.isAlive();
    }

    synchronized Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Completes with the exit code of the process that runs now. */
    synchronized CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Asks the process to end, for good, and returns at once. */
    synchronized void stop() {
        closed = true;
        if (process != null) {
            try {
                process.stop();
            } catch (IOException e) {
                process.kill();
            }
        }
    }

    /** Returns when the process has ended. */
    @Override
    public void close() {
        stop();
        LeashedProcess last;
        synchronized (this) {
            last = process;
        }
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                last.kill();
            }
        }
    }
}
