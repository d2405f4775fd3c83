package org.fusiform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Kafka, PostgreSQL and S3 in a JVM of their own, on 127.0.0.1. They end with {@link #close()} and, however it ends,
 * with the process that started them.
 */
public final class EmbeddedSystem implements AutoCloseable {
    private final PartsProcess process;
    private final Addresses addresses;

    private EmbeddedSystem(PartsProcess process, Addresses addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /** Starts all parts on {@code directory}, which is made where it is missing and keeps its data for the next start. */
    public static EmbeddedSystem start(Path directory) {
        return start(directory, EnumSet.allOf(Part.class));
    }

    /** Starts some parts. A {@link PartsFailure} says in one line why they did not start. */
    public static EmbeddedSystem start(Path directory, Set<Part> parts) {
        return start(directory, parts, false, Optional.empty());
    }

    /** Starts some or (none given) all parts on a new directory below the system's one for temporary files. */
    public static EmbeddedSystem startTemporary(Part... parts) {
        return startTemporary(chosen(parts), Optional.empty());
    }

    private static Set<Part> chosen(Part... parts) {
        return parts.length == 0 ? EnumSet.allOf(Part.class) : EnumSet.copyOf(Set.of(parts));
    }

    /**
     * Starts some or (none given) all parts on a new directory, by TLS, with a user of the broker, a role of the database and
     * keys of the store for each service, all of which may do what they need and nothing else: what the manifests say.
     *
     * @param manifests folder {@code k8s}, with {@code base/users.yaml} and {@code policies/s3-SERVICE.json}
     */
    public static EmbeddedSystem startSecured(Path manifests, Part... parts) {
        EmbeddedSystem system = startTemporary(chosen(parts), Optional.of(manifests.resolve("policies")));
        try {
            if (chosen(parts).contains(Part.KAFKA)) {
                KafkaRights.grant(system.kafka(), manifests.resolve("base").resolve("users.yaml"));
            }
            return system;
        } catch (PartsFailure e) {
            system.close();
            throw e;
        }
    }

    private static EmbeddedSystem startTemporary(Set<Part> parts, Optional<Path> policies) {
        try {
            return start(Files.createTempDirectory("fusiform-parts-"), parts, true, policies);
        } catch (IOException e) {
            throw new PartsFailure("No temporary directory for the parts: " + e.getMessage(), e);
        }
    }

    private static EmbeddedSystem start(Path directory, Set<Part> parts, boolean temporary, Optional<Path> policies) {
        try {
            PartsProcess process = PartsProcess.launch(directory.toAbsolutePath(), parts, temporary, policies);
            try {
                return new EmbeddedSystem(process, process.awaitReady());
            } catch (IOException | PartsFailure e) {
                process.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PartsFailure("The parts did not start on " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Where Kafka listens; an IllegalStateException where it was not asked for. */
    public KafkaAddress kafka() {
        return present(Part.KAFKA, addresses.kafka());
    }

    /** Where PostgreSQL listens; an IllegalStateException where it was not asked for. */
    public PostgresAddress postgres() {
        return present(Part.POSTGRES, addresses.postgres());
    }

    /** Where the object store listens; an IllegalStateException where it was not asked for. */
    public S3Address s3() {
        return present(Part.S3, addresses.s3());
    }

    /** Makes the topics (name → partitions) that are missing. */
    public void createTopics(Map<String, Integer> partitions) {
        KafkaTopics.create(kafka(), partitions);
    }

    /** What clients of secured parts trust, PEM. */
    public Path authority() {
        return process.directory().resolve(RunningParts.TLS).resolve("ca.pem");
    }

    public Path directory() {
        return process.directory();
    }

    /** The process id of the parts JVM. */
    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code of the parts JVM, whoever ended it. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Stops the parts in order, within a few seconds; a second call does nothing. */
    @Override
    public void close() {
        process.close();
    }

    private static <T> T present(Part part, T address) {
        if (address == null) {
            throw new IllegalStateException(part.lowerName() + " was not started");
        }
        return address;
    }
}
