package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fusiform.embedded.leash.Signals;

/** PostgreSQL processes of an earlier run; the caller holds the data directory, so none of them has an owner. */
final class Orphans {
    private static final int STOP_SECONDS = 10;

    private Orphans() {}

    /** The running server of the data directory {@code data}, by its pid file. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(process -> serves(process, data));
    }

    /** Stops a server left running on {@code data} and removes its pid file, whose number may be another's by now. */
    static void stop(Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> running = postmaster(data);
        if (running.isPresent()) {
            stop(running.get());
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        List<ProcessHandle> family = postmaster.descendants().toList();
        // INT is PostgreSQL's fast stop: sessions end, everything is written.
        Signals.send("INT", postmaster.pid());
        if (!ended(postmaster)) {
            postmaster.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            if (!ended(postmaster)) {
                throw new IOException("PostgreSQL of an earlier run, process " + postmaster.pid() + ", does not end");
            }
        }
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .arguments()
                .map(Arrays::asList)
                .filter(arguments -> arguments.contains(data.toString()))
                .isPresent();
    }
}
