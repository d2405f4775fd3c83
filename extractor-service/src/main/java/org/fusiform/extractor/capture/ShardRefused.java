package org.fusiform.extractor.capture;

/** A shard that no retry can compute; the message names model, layer or stimulus and says why, for the researcher. */
public final class ShardRefused extends Exception {
    public ShardRefused(String message) {
        super(message);
    }

    public ShardRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
