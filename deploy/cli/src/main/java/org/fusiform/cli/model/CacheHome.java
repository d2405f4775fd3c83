package org.fusiform.cli.model;

import java.nio.file.Path;

/** Where downloads rest: {@code $XDG_CACHE_HOME}, else {@code ~/.cache}. */
final class CacheHome {
    private CacheHome() {}

    static Path downloads() {
        String configured = System.getenv("XDG_CACHE_HOME");
        // The XDG specification has relative paths ignored.
        Path home = configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache");
        return home.resolve(Path.of("fusiform", "downloads"));
    }
}
