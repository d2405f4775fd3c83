package org.fusiform.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which the parts keep everything: {@code kafka}, {@code postgres}, {@code s3}, {@code logs}. */
public final class DataDirectory {
    private DataDirectory() {}

    /** Makes it, for its owner alone, where it is missing. */
    static Path prepare(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new PartsFailure("The data directory " + directory + " is a file; choose another path");
        }
        if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
            throw new PartsFailure("The data directory " + directory + " is not writable for "
                    + System.getProperty("user.name") + "; choose another path");
        }
        return Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static Path log(Path directory) throws IOException {
        return Files.createDirectories(directory.resolve("logs")).resolve("parts.log");
    }

    /** Removes it with everything in it; links are not followed. */
    public static void remove(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
