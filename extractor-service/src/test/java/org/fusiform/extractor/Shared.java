package org.fusiform.extractor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Test data beside the checkout; a test that asks for what is not there is skipped, saying so. */
public final class Shared {
    private static final Path ROOT = Optional.ofNullable(System.getenv("FUSIFORM_SHARED"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "..", "shared"));

    private Shared() {}

    public static Path file(String name) {
        Path file = ROOT.resolve(name);
        assumeTrue(Files.exists(file), "no " + file.toAbsolutePath().normalize());
        return file;
    }
}
