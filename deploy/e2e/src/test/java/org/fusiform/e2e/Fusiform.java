package org.fusiform.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged command, as the script of the root calls it. */
public final class Fusiform {
    public static final Path ROOT = Path.of(System.getProperty("fusiform.root")).toAbsolutePath();
    private static final int AT_MOST_SECONDS = 900;

    private Fusiform() {}

    /** How a command ended. */
    record Result(int code, String out, String err) {
        String line() {
            return out.strip();
        }
    }

    static ProcessBuilder process(String... arguments) {
        Path target = ROOT.resolve("deploy/cli/target");
        if (!Files.exists(target.resolve("fusiform-cli.jar"))) {
            throw new IllegalStateException("The command is not packaged: mvn verify, or ./fusiform test, does it");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfusiform.root=" + ROOT,
                "-cp",
                target.resolve("fusiform-cli.jar") + ":" + target.resolve("lib") + "/*",
                "org.fusiform.cli.FusiformCommand"));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }

    /** Runs it to its end. */
    static Result run(String... arguments) {
        return run(process(arguments));
    }

    static Result run(ProcessBuilder command) {
        try {
            Process process = command.start();
            CompletableFuture<String> err = reading(process.errorReader());
            CompletableFuture<String> out = reading(process.inputReader());
            if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command.command() + " did not end within " + AT_MOST_SECONDS + " s");
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new AssertionError(command.command() + " did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** In a thread of its own: a shared pool may have but one, and a process that nobody listens to stands still. */
    private static CompletableFuture<String> reading(java.io.Reader reader) {
        return CompletableFuture.supplyAsync(
                () -> text(reader), task -> Thread.ofPlatform().daemon().start(task));
    }

    private static String text(java.io.Reader reader) {
        try (reader) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
