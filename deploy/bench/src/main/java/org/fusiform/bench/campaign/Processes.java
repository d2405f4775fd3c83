package org.fusiform.bench.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processes of a system that {@code fusiform up} started, and their memory as the kernel tells it. */
record Processes(ProcessHandle command) {
    /** Where HotSpot puts a heap of 1 GiB, whose references are addresses then, and nothing else lies. */
    private static final long BELOW_4_GIB = 1L << 32;

    /** The most that each has had, in megabytes by its name. */
    Map<String, Long> peaks() {
        return memory("VmHWM");
    }

    private Map<String, Long> memory(String field) {
        Map<String, Long> memory = new TreeMap<>();
        all().flatMap(process -> of(process, field).stream())
                .forEach(each -> memory.merge(each.name(), each.megabytes(), Math::max));
        return memory;
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(command), command.descendants());
    }

    /** What a Java process of this name has now, in megabytes: in its heap, and outside of it. */
    Split split(String name) throws IOException {
        ProcessHandle process = all().filter(each -> of(each, "VmRSS")
                        .filter(memory -> memory.name().equals(name))
                        .isPresent())
                .max(Comparator.comparing(
                        each -> of(each, "VmRSS").orElseThrow().megabytes()))
                .orElseThrow();
        long heap = 0;
        long outside = 0;
        boolean inHeap = false;
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps"))) {
            if (line.startsWith("Rss:")) {
                long bytes = Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                heap += inHeap ? bytes : 0;
                outside += inHeap ? 0 : bytes;
            } else if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                inHeap = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16) < BELOW_4_GIB;
            }
        }
        return new Split(heap / 1_000_000, outside / 1_000_000);
    }

    /** Megabytes. */
    record Split(long heap, long outside) {}

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
