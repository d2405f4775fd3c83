package org.fusiform.stats.work.item;

import org.fusiform.kafka.suspect.EndsProcesses;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.storage.StorageException;

/** Why an item failed, in words for the researcher who submitted the campaign. */
final class FailureReason {
    private FailureReason() {}

    /** @param subject what failed: a model and a layer, say */
    static String of(String subject, Throwable cause) {
        // That one says model and layer itself, and its message goes on from the stimulus.
        return cause.getCause() instanceof NonFiniteActivation ? cause.getMessage() : subject + ": " + what(cause);
    }

    private static String what(Throwable cause) {
        return switch (cause) {
            case OutOfMemoryError memory ->
                "the stats service ran out of memory (" + memory.getMessage() + "); give it a larger heap (-Xmx)";
            case StorageException storage -> storage.getMessage();
            case EndsProcesses deaths -> deaths.getMessage();
            case IllegalArgumentException refused -> refused.getMessage();
            default -> "the analysis stopped with " + cause;
        };
    }
}
