package org.fusiform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The parts JVM as its parent sees it: a pipe to its stdin that holds it alive, and one line from its stdout. */
final class PartsProcess implements AutoCloseable {
    private static final int START_SECONDS = 90;
    private static final int STOP_SECONDS = 30;
    private static final int TAIL_LINES = 12;

    private final Path directory;
    private final Path log;
    private final Process process;

    private PartsProcess(Path directory, Path log, Process process) {
        this.directory = directory;
        this.log = log;
        this.process = process;
    }

    static PartsProcess launch(Path directory, Set<Part> parts, boolean temporary, Optional<Path> policies)
            throws IOException {
        Path log = DataDirectory.log(DataDirectory.prepare(directory));
        List<String> command = PartsCommand.line(directory, parts, temporary, policies);
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        return new PartsProcess(directory, log, process);
    }

    /** Waits for the line that says where the parts listen; throws where it does not come. */
    Addresses awaitReady() throws IOException {
        try {
            String line = CompletableFuture.supplyAsync(this::readLine, Thread::startVirtualThread)
                    .get(START_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new PartsFailure("The parts JVM ended before it was ready on " + directory + tail());
            }
            Addresses addresses = Addresses.parse(line);
            if (addresses.error() != null) {
                throw new PartsFailure(addresses.error());
            }
            return addresses;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new PartsFailure(
                    "The parts were not ready on " + directory + " after " + START_SECONDS + " s" + tail(), e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartsFailure("Interrupted while the parts started on " + directory, e);
        }
    }

    private String readLine() {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "; the end of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    Path directory() {
        return directory;
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
