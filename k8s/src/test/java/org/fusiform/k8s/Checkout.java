package org.fusiform.k8s;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Files of this repository. */
public final class Checkout {
    private Checkout() {}

    public static Path file(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("fusiform")) && Files.isDirectory(folder.resolve("k8s"))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("the tests of k8s run within the checkout");
    }

    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Properties properties(String path) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
