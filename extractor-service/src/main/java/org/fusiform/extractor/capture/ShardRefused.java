package org.fusiform.extractor.capture;

import java.util.OptionalInt;

/** A shard that no retry can compute; the message names model, layer or stimulus and says why, for the researcher. */
public final class ShardRefused extends Exception {
    private final OptionalInt fittingBatch;

    public ShardRefused(String message) {
        this(message, null);
    }

    public ShardRefused(String message, Throwable cause) {
        super(message, cause);
        this.fittingBatch = OptionalInt.empty();
    }

    ShardRefused(String message, Throwable cause, int fittingBatch) {
        super(message, cause);
        this.fittingBatch = OptionalInt.of(fittingBatch);
    }

    /** The batch that would fit the device's memory, where the one asked for does not. */
    public OptionalInt fittingBatch() {
        return fittingBatch;
    }
}
