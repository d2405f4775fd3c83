package org.fusiform.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;

/** Broker, database or store, alone in its process. */
final class PartVictim implements Victim {
    private final Part part;
    private final Path directory;
    private final String addresses;
    private volatile EmbeddedSystem running;

    private PartVictim(Part part, Path directory, EmbeddedSystem running) {
        this.part = part;
        this.directory = directory;
        this.running = running;
        this.addresses = addresses();
    }

    static PartVictim start(Part part, Path directory) {
        return new PartVictim(part, directory, EmbeddedSystem.start(directory, EnumSet.of(part)));
    }

    EmbeddedSystem running() {
        return running;
    }

    @Override
    public String name() {
        return part.lowerName();
    }

    @Override
    public long pid() {
        return running.pid();
    }

    @Override
    public void kill() throws IOException {
        List<ProcessHandle> servers = part == Part.POSTGRES ? postgres() : List.of();
        servers.forEach(ProcessHandle::destroyForcibly);
        ProcessHandle.of(running.pid()).ifPresent(ProcessHandle::destroyForcibly);
        running.onExit().join();
        running.close();
    }

    /** PostgreSQL leaves the process that starts it: its server, and a process for every session. */
    private List<ProcessHandle> postgres() throws IOException {
        Path pidFile = directory.resolve("postgres/data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    @Override
    public void revive() {
        running = EmbeddedSystem.start(directory, EnumSet.of(part));
        assertThat(addresses()).as("where %s listens", name()).isEqualTo(addresses);
    }

    private String addresses() {
        return switch (part) {
            case KAFKA -> running.kafka().bootstrapServers();
            case POSTGRES -> running.postgres().toString();
            case S3 -> running.s3().toString();
        };
    }

    @Override
    public void close() {
        running.close();
    }
}
