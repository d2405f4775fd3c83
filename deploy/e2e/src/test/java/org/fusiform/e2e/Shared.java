package org.fusiform.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data beside the checkout that may be tested with but not copied: real images, a real network, golden values. */
final class Shared {
    private Shared() {}

    /** A file or folder of it; without it the test is skipped, and says so. */
    static Path path(String name) {
        String configured = System.getenv("FUSIFORM_SHARED");
        Path shared = configured == null ? Fusiform.ROOT.resolve("../shared") : Path.of(configured);
        Path path = shared.resolve(name).toAbsolutePath().normalize();
        Assumptions.assumeTrue(
                Files.exists(path), () -> "SKIPPED: " + path + " is not there; FUSIFORM_SHARED names the folder");
        return path;
    }
}
