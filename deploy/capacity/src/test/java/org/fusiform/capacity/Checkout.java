package org.fusiform.capacity;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this repository. */
public final class Checkout {
    private Checkout() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/CAPACITY.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
