package org.fusiform.imaging.decode;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Finds readers; which ones are meant is said here, because others on the class path may read the same formats. */
final class ImageReaders {
    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private ImageReaders() {}

    static ImageReader ofTheJdk(String format) {
        return of(format, "com.sun.imageio.");
    }

    static ImageReader webp() {
        return of("webp", "com.twelvemonkeys.imageio.");
    }

    private static ImageReader of(String format, String packages) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(packages)) {
                return reader;
            }
        }
        throw new IllegalStateException("no reader for " + format + " on the class path");
    }
}
