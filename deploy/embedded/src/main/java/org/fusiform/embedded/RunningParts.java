package org.fusiform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusiform.embedded.part.Certificate;
import org.fusiform.embedded.part.KafkaPart;
import org.fusiform.embedded.part.PostgresPart;
import org.fusiform.embedded.part.RunningPart;
import org.fusiform.embedded.part.S3Part;
import org.fusiform.embedded.part.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one data directory in this JVM, under its lock. */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
    static final String TLS = "tls";
    private final DirectoryLock lock;
    private final Map<Part, RunningPart> running = new EnumMap<>(Part.class);

    private RunningParts(DirectoryLock lock) {
        this.lock = lock;
    }

    /** Starts them beside each other; if one fails, the others are stopped and its failure is thrown. */
    static RunningParts start(Path directory, Set<Part> parts, Optional<Path> policies)
            throws IOException, InterruptedException {
        var started = new RunningParts(DirectoryLock.take(directory));
        try {
            started.startAll(directory, parts, policies);
            return started;
        } catch (RuntimeException | IOException | InterruptedException e) {
            started.close();
            throw e;
        }
    }

    private void startAll(Path directory, Set<Part> parts, Optional<Path> policies)
            throws IOException, InterruptedException {
        Credentials credentials = Credentials.of(directory);
        Optional<Security> security = security(directory, policies);
        Map<Part, Future<RunningPart>> starts = new EnumMap<>(Part.class);
        List<PartsFailure> failures = new ArrayList<>();
        try (var threads = Executors.newCachedThreadPool()) {
            parts.forEach(
                    part -> starts.put(part, threads.submit(() -> start(part, directory, credentials, security))));
            for (var start : starts.entrySet()) {
                try {
                    running.put(start.getKey(), start.getValue().get());
                } catch (ExecutionException e) {
                    failures.add(failure(start.getKey(), e.getCause()));
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static Optional<Security> security(Path directory, Optional<Path> policies)
            throws IOException, InterruptedException {
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Security(Certificate.make(directory.resolve(TLS)), policies.get()));
        } catch (GeneralSecurityException e) {
            throw new PartsFailure("no certificate can be made: " + PartsFailure.oneLine(e), e);
        }
    }

    private static RunningPart start(Part part, Path directory, Credentials credentials, Optional<Security> security)
            throws Exception {
        Path own = directory.resolve(part.lowerName());
        return switch (part) {
            case KAFKA -> KafkaPart.start(own, ServiceSecret.of(credentials.s3SecretKey(), "kafka"), security);
            case POSTGRES ->
                PostgresPart.start(
                        own,
                        Files.createDirectories(directory.resolve("logs")).resolve("postgres.log"),
                        credentials,
                        security);
            case S3 -> S3Part.start(own, credentials, security);
        };
    }

    private static PartsFailure failure(Part part, Throwable cause) {
        return new PartsFailure(part.lowerName() + " did not start: " + PartsFailure.oneLine(cause), cause);
    }

    Addresses addresses() {
        KafkaAddress kafka = null;
        PostgresAddress postgres = null;
        S3Address s3 = null;
        for (RunningPart part : running.values()) {
            switch (part) {
                case KafkaPart it -> kafka = it.address();
                case PostgresPart it -> postgres = it.address();
                case S3Part it -> s3 = it.address();
            }
        }
        return new Addresses(kafka, postgres, s3, null);
    }

    /** Stops one after the other: messages first, so that nothing new reaches the two that keep state. */
    @Override
    public void close() throws IOException {
        running.forEach((part, it) -> {
            try {
                it.close();
            } catch (IOException | RuntimeException e) {
                // The others must stop all the same, and there is nobody left to take the exception.
                LOG.error("{} did not stop in order", part.lowerName(), e);
            }
        });
        running.clear();
        lock.close();
    }
}
