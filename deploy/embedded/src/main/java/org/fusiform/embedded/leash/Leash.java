package org.fusiform.embedded.leash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts any command as a child that is stopped (SIGTERM, then SIGKILL) when this process ends in whatever way: a shell
 * between the two waits for the end of a pipe that only this process holds. The command itself needs no code for it.
 */
public final class Leash {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final String SCRIPT = script();

    private final List<String> command;
    private final Path log;
    private final Map<String, String> environment;
    private final Path directory;
    private final Duration grace;

    private Leash(List<String> command, Path log, Map<String, String> environment, Path directory, Duration grace) {
        this.command = List.copyOf(command);
        this.log = log.toAbsolutePath();
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.grace = grace;
    }

    /** A command whose stdout and stderr are appended to {@code log}. */
    public static Leash of(List<String> command, Path log) {
        return new Leash(command, log, Map.of(), Path.of("").toAbsolutePath(), GRACE);
    }

    /** Variables on top of those of this process. */
    public Leash environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Leash(command, log, all, directory, grace);
    }

    /** The working directory; the one of this process where none is given. */
    public Leash directory(Path working) {
        return new Leash(command, log, environment, working, grace);
    }

    /** The time between SIGTERM and SIGKILL, in whole seconds, at least one. */
    public Leash grace(Duration period) {
        return new Leash(command, log, environment, directory, period);
    }

    /** Starts the command; one that cannot be run ends at once with exit code 126 or 127 and a line in its log. */
    public LeashedProcess start() throws IOException {
        Files.createDirectories(log.getParent());
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "leash"));
        line.add(log.toString());
        line.add(Long.toString(Math.max(1, grace.toSeconds())));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String pid = shell.inputReader(StandardCharsets.US_ASCII).readLine();
        if (pid == null) {
            throw new IOException("Cannot start " + command.getFirst() + "; see " + log);
        }
        return new LeashedProcess(shell, Long.parseLong(pid), log, grace);
    }

    private static String script() {
        try (InputStream script = Leash.class.getResourceAsStream("leash.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
