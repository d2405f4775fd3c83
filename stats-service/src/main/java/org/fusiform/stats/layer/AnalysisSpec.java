package org.fusiform.stats.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.validation.Folds;

/**
 * What is asked of a layer; several analyses share one pass over its activations.
 *
 * @param targets conditions whose selectivity is asked
 * @param folds the dealing for hold-out, or null for none
 * @param rsa whether RDMs of the layer and of the targets' selective units are wanted
 * @param unitTable where the Parquet table of all units goes, or null for none
 * @param provenance key-values for the table's footer
 */
public record AnalysisSpec(
        Criterion criterion,
        List<String> targets,
        Folds folds,
        boolean rsa,
        Path unitTable,
        Map<String, String> provenance) {
    public AnalysisSpec {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("targets: an analysis needs at least one condition");
        }
        if (targets.stream().distinct().count() < targets.size()) {
            throw new IllegalArgumentException("targets: " + targets + " names a condition twice");
        }
    }
}
