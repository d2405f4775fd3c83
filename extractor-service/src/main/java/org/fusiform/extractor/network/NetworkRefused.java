package org.fusiform.extractor.network;

/** A network that cannot be used; the message is one sentence for the researcher. */
public sealed class NetworkRefused extends Exception permits BatchTooLarge {
    public NetworkRefused(String message) {
        super(message);
    }

    public NetworkRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
