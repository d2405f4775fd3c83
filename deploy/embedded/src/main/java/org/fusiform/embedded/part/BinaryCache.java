package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the PostgreSQL binaries are unpacked once per user: never in a shared folder, where others could plant them. */
final class BinaryCache {
    private BinaryCache() {}

    /** The user's cache, or a folder below {@code fallback} for a user without a home. */
    static Path directory(Path fallback) {
        Path cache = userCache().resolve("fusiform").resolve("postgres");
        try {
            return Files.isWritable(Files.createDirectories(cache)) ? cache : below(fallback);
        } catch (IOException e) {
            return below(fallback);
        }
    }

    private static Path below(Path fallback) {
        return fallback.toAbsolutePath().resolve("binaries");
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }
}
