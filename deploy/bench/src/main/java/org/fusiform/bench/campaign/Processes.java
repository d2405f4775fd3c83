package org.fusiform.bench.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processes of a system that {@code fusiform up} started, and their memory as the kernel tells it. */
record Processes(ProcessHandle command) {
    /** The most that each has had, in megabytes by its name. */
    Map<String, Long> peaks() {
        return memory("VmHWM");
    }

    /** What each has now. */
    Map<String, Long> resident() {
        return memory("VmRSS");
    }

    private Map<String, Long> memory(String field) {
        Map<String, Long> memory = new TreeMap<>();
        Stream.concat(Stream.of(command), command.descendants())
                .flatMap(process -> of(process, field).stream())
                .forEach(each -> memory.merge(each.name(), each.megabytes(), Math::max));
        return memory;
    }

    private record Memory(String name, long megabytes) {}

    /** None of a process that has ended since it was listed. */
    private static Optional<Memory> of(ProcessHandle process, String field) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        try {
            String line = Files.readString(folder.resolve("cmdline"));
            return Files.readAllLines(folder.resolve("status")).stream()
                    .filter(status -> status.startsWith(field + ":"))
                    .map(status -> Long.parseLong(status.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .map(megabytes -> new Memory(name(line), megabytes))
                    .findFirst();
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String line) {
        return Stream.of("extractor-service", "stats-service", "gateway", "postgres", "PartsMain")
                .filter(line::contains)
                .findFirst()
                .orElse("command");
    }
}
