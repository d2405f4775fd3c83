package org.fusiform.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Fusiform this is. */
public final class Release {
    private static final String VERSION = read();

    private Release() {}

    /** As its parts are versioned, all alike. */
    public static String version() {
        return VERSION;
    }

    private static String read() {
        try (InputStream resource = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
