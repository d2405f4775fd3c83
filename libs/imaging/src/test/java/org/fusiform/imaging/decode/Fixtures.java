package org.fusiform.imaging.decode;

import java.io.IOException;
import java.io.InputStream;

/** One picture of ours in every format, and what PIL makes of those that lose something. */
final class Fixtures {
    private Fixtures() {}

    static byte[] read(String name) throws IOException {
        try (InputStream file = Fixtures.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("no fixture " + name);
            }
            return file.readAllBytes();
        }
    }
}
