package org.fusiform.embedded.leash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running command of a {@link Leash}. Its exit code is the command's own, 128 + n where signal n ended it. */
public final class LeashedProcess implements AutoCloseable {
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final Process shell;
    private final long pid;
    private final Path log;
    private final Duration grace;

    LeashedProcess(Process shell, long pid, Path log, Duration grace) {
        this.shell = shell;
        this.pid = pid;
        this.log = log;
        this.grace = grace;
    }

    /** The process id of the command itself. */
    public long pid() {
        return pid;
    }

    /** Where its stdout and stderr are. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return shell.isAlive();
    }

    /** Empty as long as it runs. */
    public OptionalInt exitCode() {
        return shell.isAlive() ? OptionalInt.empty() : OptionalInt.of(shell.exitValue());
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /** SIGKILL to the command: what a crash looks like. */
    public void kill() {
        // Once the shell has gone the number may belong to another process.
        if (shell.isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Asks the command to stop and returns at once; {@link #close()} waits for it. */
    public void stop() throws IOException {
        shell.getOutputStream().close();
    }

    /** SIGTERM, and SIGKILL when the grace period is over; returns when the command is gone. */
    @Override
    public void close() throws IOException {
        stop();
        try {
            if (!shell.waitFor(grace.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
