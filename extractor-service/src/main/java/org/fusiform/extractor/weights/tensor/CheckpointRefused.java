package org.fusiform.extractor.weights.tensor;

/**
 * A file that is no checkpoint Fusiform takes; the message is one sentence for the researcher. Unchecked, because tensors
 * are read on demand through ports that know nothing of files.
 */
public final class CheckpointRefused extends RuntimeException {
    public CheckpointRefused(String reason) {
        super(reason);
    }

    public CheckpointRefused(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The same refusal, with the file it is about. */
    public CheckpointRefused in(String file) {
        return new CheckpointRefused(file + ": " + getMessage(), this);
    }
}
