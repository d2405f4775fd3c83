package org.fusiform.imaging.decode;

/** Bytes that are no image Fusiform takes; the message says why in words for the researcher. */
public final class ImageRefused extends Exception {
    public ImageRefused(String message) {
        super(message);
    }

    public ImageRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
