package org.fusiform.stats.work.item;

import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.storage.StorageException;

/** Why an item failed, in words for the researcher who submitted the campaign. */
final class FailureReason {
    private FailureReason() {}

    static String of(AnalysisPlan plan, AnalysisItem item, Throwable cause) {
        // That one says model and layer itself, and its message goes on from the stimulus.
        return cause.getCause() instanceof NonFiniteActivation
                ? cause.getMessage()
                : subject(plan, item) + ": " + what(cause);
    }

    static String subject(AnalysisPlan plan, AnalysisItem item) {
        return switch (item) {
            case AnalysisItem.LayerItem it ->
                plan.network().model() + ", layer "
                        + plan.layers().get(it.layer()).layer();
            case AnalysisItem.CrossLayerItem it -> plan.network().model() + ", consistency across layers";
        };
    }

    private static String what(Throwable cause) {
        return switch (cause) {
            case OutOfMemoryError memory ->
                "the stats service ran out of memory (" + memory.getMessage() + "); give it a larger heap (-Xmx)";
            case StorageException storage -> storage.getMessage();
            case IllegalArgumentException refused -> refused.getMessage();
            default -> "the analysis stopped with " + cause;
        };
    }
}
