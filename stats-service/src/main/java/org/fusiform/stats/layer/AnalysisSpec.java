package org.fusiform.stats.layer;

import java.util.List;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.validation.Folds;
import org.fusiform.stats.validation.LabelShuffles;

/**
 * What is asked of a layer; several analyses share passes over its activations.
 *
 * @param targets conditions whose selectivity is asked
 * @param folds the dealing for hold-out, or null for none
 * @param rdm the dissimilarity of the RDMs of the layer and of the targets' selective units, or null for none
 * @param shuffles of the labels for a null distribution of the selected count, or null for none
 * @param artifacts where tables, matrices and responses go
 */
public record AnalysisSpec(
        Criterion criterion,
        List<String> targets,
        Folds folds,
        Dissimilarity rdm,
        LabelShuffles shuffles,
        Artifacts artifacts) {
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
