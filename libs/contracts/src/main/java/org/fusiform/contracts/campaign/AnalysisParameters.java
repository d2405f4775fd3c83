package org.fusiform.contracts.campaign;

import java.util.List;
import java.util.Objects;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.json.MessageJson;

/**
 * One analysis, everything resolved.
 *
 * @param alpha level of the test, or null where the criterion has none
 * @param targets conditions whose selectivity is asked
 * @param folds asked number of folds, 0 for no hold-out
 * @param rsa whether RDMs and their consistency are computed
 * @param threshold the criterion's own threshold, or null where it has none
 * @param comparison of RDMs; null is Spearman
 * @param dissimilarity within RDMs; null is what the comparison takes: Euclidean for CKA, Pearson else
 * @param permutations shuffles of the labels for the null of the selected count; null or 0 for none
 */
public record AnalysisParameters(
        Criterion criterion,
        Double alpha,
        Correction correction,
        Contrasts contrasts,
        List<String> targets,
        int folds,
        boolean rsa,
        Double threshold,
        RdmComparison comparison,
        Dissimilarity dissimilarity,
        Integer permutations) {
    public AnalysisParameters {
        Objects.requireNonNull(criterion, "criterion");
        targets = List.copyOf(targets);
    }

    /** Identity of this analysis with the seed that deals its folds; results of equal identities are the same bytes. */
    public String id(long seed) {
        return Sha256.of("fusiform-analysis 2\nseed " + seed + "\n" + MessageJson.write(this))
                .substring(0, 32);
    }
}
