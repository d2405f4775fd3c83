package org.fusiform.cli.up;

import java.nio.file.Path;

/** Where data goes when nobody says where: {@code $XDG_DATA_HOME}, else {@code ~/.local/share}. */
public final class DataHome {
    private DataHome() {}

    /** Of {@code up}. */
    public static Path system() {
        return home().resolve("fusiform");
    }

    /** Of {@code demo}, beside the one of {@code up}, so that a demo never touches real work. */
    public static Path demo() {
        return home().resolve("fusiform-demo");
    }

    private static Path home() {
        String configured = System.getenv("XDG_DATA_HOME");
        // The XDG specification has relative paths ignored.
        return configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".local", "share");
    }
}
