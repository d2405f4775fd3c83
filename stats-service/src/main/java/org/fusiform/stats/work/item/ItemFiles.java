package org.fusiform.stats.work.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A directory for the files that one item stores, and the storing that goes on beside the item; both go with it. */
final class ItemFiles implements AutoCloseable {
    private final Path directory;
    private final ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor();

    private ItemFiles(Path directory) {
        this.directory = directory;
    }

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

    /** Stores a file while the item goes on. */
    Future<?> beside(Runnable upload) {
        return uploads.submit(upload);
    }

    /** Cuts off what is still being stored. */
    @Override
    public void close() throws IOException {
        uploads.shutdownNow();
        uploads.close();
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
