package org.fusiform.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The parts JVM: {@code PartsMain DIRECTORY [kafka,postgres,s3] [--temporary] [--secured=POLICIES]}. Prints one line of
 * JSON when ready, stops in order on SIGTERM or at the end of its stdin, which comes however its parent ends.
 */
public final class PartsMain {
    static final String TEMPORARY = "--temporary";
    static final String SECURED = "--secured=";
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(25);

    private PartsMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answer = System.out;
        // Whatever the parts print must not mix with the one line of JSON.
        System.setOut(System.err);
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.size() > 4) {
            System.err.println(
                    "usage: PartsMain DIRECTORY [kafka,postgres,s3] [" + TEMPORARY + "] [" + SECURED + "POLICIES]");
            System.exit(2);
        }
        Path directory = Path.of(words.getFirst()).toAbsolutePath();
        // A signal may come while the parts start: they are stopped when they have.
        CompletableFuture<RunningParts> started = new CompletableFuture<>();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(started, directory, words.contains(TEMPORARY)), "stop"));
        try {
            Set<Part> parts = words.size() > 1 ? Part.parse(words.get(1)) : EnumSet.allOf(Part.class);
            started.complete(RunningParts.start(DataDirectory.prepare(directory), parts, policies(words)));
            answer.println(started.join().addresses().toLine());
        } catch (RuntimeException | IOException | InterruptedException e) {
            started.completeExceptionally(e);
            e.printStackTrace();
            answer.println(Addresses.failed(PartsFailure.oneLine(e)).toLine());
            System.exit(1);
        }
        System.in.transferTo(PrintStream.nullOutputStream());
        System.exit(0);
    }

    private static Optional<Path> policies(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(SECURED))
                .map(word -> Path.of(word.substring(SECURED.length())))
                .findFirst();
    }

    private static void stop(CompletableFuture<RunningParts> started, Path directory, boolean temporary) {
        Thread.ofPlatform().daemon().start(PartsMain::haltWhenStuck);
        try {
            RunningParts running = started.exceptionally(failure -> null).join();
            if (running != null) {
                running.close();
            }
            if (temporary) {
                DataDirectory.remove(directory);
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void haltWhenStuck() {
        try {
            Thread.sleep(STOP_AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("The parts did not stop within " + STOP_AT_MOST);
        Runtime.getRuntime().halt(1);
    }
}
