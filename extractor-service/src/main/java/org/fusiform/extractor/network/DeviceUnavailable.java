package org.fusiform.extractor.network;

/** The configured device cannot be used; the message says what is missing and how to get it, for the operator. */
public final class DeviceUnavailable extends RuntimeException {
    DeviceUnavailable(String lack) {
        super("fusiform.extractor.device is cuda, but " + lack + "; or set it to cpu");
    }
}
