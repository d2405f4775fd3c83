package org.fusiform.contracts.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * How a forward pass is run, as far as it can change a bit of its result.
 *
 * @param device class of the device: {@code cpu} or {@code cuda}
 * @param precision compute precision: {@code float32}, or {@code float16} on a GPU
 * @param batch stimuli per forward
 * @param engine engine and version, such as {@code pytorch-2.7.1}
 */
public record Compute(String device, String precision, int batch, String engine) {
    public Compute {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, not " + batch);
        }
    }

    /** The engine this build of Fusiform brings. */
    public static String bundledEngine() {
        try (InputStream resource = Compute.class.getResourceAsStream("engine.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("engine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
