package org.fusiform.extractor.weights.tensor;

/**
 * A file that is no checkpoint Fusiform takes; the message is one sentence for the researcher. Unchecked, because tensors
 * are read on demand through ports that know nothing of files.
 */
public final class CheckpointRefused extends RuntimeException {
    private final String reason;

    public CheckpointRefused(String reason) {
        this(reason, null);
    }

    public CheckpointRefused(String reason, Throwable cause) {
        this(reason, reason, cause);
    }

    private CheckpointRefused(String message, String reason, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The same refusal, with the file it is about. */
    public CheckpointRefused in(String file) {
        return new CheckpointRefused(file + ": " + reason, reason, this);
    }

    /** The message without the file, for those to whom its name says nothing. */
    public String reason() {
        return reason;
    }
}
