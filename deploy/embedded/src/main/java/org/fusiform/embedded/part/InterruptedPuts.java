package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * What puts left that ended with their server. S3Proxy writes an object under its key and a random suffix before it gets
 * its name; where the server dies between, the half of it would be listed as an object for ever.
 */
final class InterruptedPuts {
    /** No key of Fusiform's ends like this. */
    private static final Pattern NAME = Pattern.compile(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private InterruptedPuts() {}

    /**
     * Says that a server writes to {@code directory}. If the last one did not end by {@link #end}, what it left half
     * written is removed first.
     */
    static void begin(Path directory) throws IOException {
        if (Files.exists(mark(directory))) {
            remove(directory);
        } else {
            Files.createFile(mark(directory));
        }
    }

    static void end(Path directory) throws IOException {
        Files.deleteIfExists(mark(directory));
    }

    private static void remove(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NAME.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path mark(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".serving");
    }
}
