package org.fusiform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
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
        return start(directory, parts, false);
    }

    /** Starts some or (none given) all parts on a new directory below the system's one for temporary files. */
    public static EmbeddedSystem startTemporary(Part... parts) {
        Set<Part> chosen = parts.length == 0 ? EnumSet.allOf(Part.class) : EnumSet.copyOf(Set.of(parts));
        try {
            return start(Files.createTempDirectory("fusiform-parts-"), chosen, true);
        } catch (IOException e) {
            throw new PartsFailure("No temporary directory for the parts: " + e.getMessage(), e);
        }
    }

    private static EmbeddedSystem start(Path directory, Set<Part> parts, boolean temporary) {
        try {
            PartsProcess process = PartsProcess.launch(directory.toAbsolutePath(), parts, temporary);
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
