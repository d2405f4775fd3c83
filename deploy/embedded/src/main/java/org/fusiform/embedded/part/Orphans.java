package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusiform.embedded.leash.Signals;

/** PostgreSQL processes of an earlier run; the caller holds the data directory, so none of them has an owner. */
final class Orphans {
    private static final Set<String> PROGRAMS = Set.of("postgres", "initdb", "pg_ctl");
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

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

    /** Stops what is left running on {@code data} and removes its pid file, whose number may be another's by now. */
    static void stop(Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = postmaster(data);
        if (server.isPresent()) {
            // INT is PostgreSQL's fast stop: sessions end, everything is written.
            Signals.send("INT", server.get().pid());
            ended(server.get(), data);
        }
        List<ProcessHandle> rest = ProcessHandle.allProcesses()
                .filter(process -> serves(process, data))
                .toList();
        for (ProcessHandle process : rest) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            if (!ended(process, data)) {
                throw new IOException("PostgreSQL of an earlier run, process " + process.pid() + ", does not end");
            }
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** By what it serves, not by its number: where nobody reaps it, a dead server keeps that. */
    private static boolean ended(ProcessHandle process, Path data) throws InterruptedException {
        long deadline = System.nanoTime() + STOP.toNanos();
        while (serves(process, data)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    private static boolean serves(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(Orphans::isOurs).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(data.toString()))
                        .isPresent();
    }

    private static boolean isOurs(String command) {
        return PROGRAMS.contains(Path.of(command).getFileName().toString());
    }
}
