package org.fusiform.gateway.upload;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Spools request bodies to disk. */
@ApplicationScoped
public class Uploads {
    private static final String SUFFIX = ".upload";
    private final Path dir;

    Uploads(UploadConfig config) {
        this.dir = config.dir();
    }

    /** What a process that was killed left behind. */
    void clear(@Observes StartupEvent event) throws IOException {
        Files.createDirectories(dir);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(dir, "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** A file of its own for something that goes with the request. */
    public Path scratchFile() throws IOException {
        return Files.createTempFile(dir, "", SUFFIX);
    }

    /** The whole body; a body over {@code mostBytes} is a Problem, and nothing is kept of it. */
    public SpooledUpload spool(InputStream body, long mostBytes) {
        try {
            return SpooledUpload.of(body, mostBytes, Files.createTempFile(dir, "", SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
