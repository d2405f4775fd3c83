package org.fusiform.stats.work.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the unit tables of one item; it goes with the item. */
record TableFiles(Path directory) implements AutoCloseable {
    static TableFiles in(Path scratch) throws IOException {
        return new TableFiles(Files.createTempDirectory(Files.createDirectories(scratch), "fusiform-tables-"));
    }

    Path of(int analysis) {
        return directory.resolve("units-" + analysis + ".parquet");
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
