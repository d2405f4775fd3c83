package org.fusiform.embedded.part;

import java.nio.file.Path;
import java.util.Optional;

/** Where the PostgreSQL binaries are unpacked once per user: never in a shared folder, where others could plant them. */
final class BinaryCache {
    private BinaryCache() {}

    static Path directory() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("fusiform")
                .resolve("postgres");
    }
}
