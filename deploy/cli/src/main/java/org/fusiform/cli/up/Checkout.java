package org.fusiform.cli.up;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;

/** The checkout whose services run; the script of its root names it. */
record Checkout(Path root) {
    static Checkout current() {
        String root = System.getProperty("fusiform.root");
        if (root == null) {
            throw new CommandFailure("start this through the script of the checkout: ./fusiform");
        }
        return new Checkout(Path.of(root).toAbsolutePath());
    }

    /** The packaged form of a service. */
    Path application(String module) {
        Path jar = root.resolve(module).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new CommandFailure(module + " is not built: " + jar + " is missing; ./fusiform builds it");
        }
        return jar;
    }
}
