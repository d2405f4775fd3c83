package org.fusiform.stats.work.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the files that one item stores; it goes with the item. */
record ItemFiles(Path directory) implements AutoCloseable {
    static ItemFiles in(Path scratch) throws IOException {
        return new ItemFiles(Files.createTempDirectory(Files.createDirectories(scratch), "fusiform-item-"));
    }

    Path unitTable(int analysis) {
        return directory.resolve("units-" + analysis + ".parquet");
    }

    /** @param target its place among the targets of the analysis */
    Path responses(int analysis, int target) {
        return directory.resolve("responses-" + analysis + "-" + target + ".npy");
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
