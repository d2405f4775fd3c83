package org.fusiform.contracts.campaign;

import java.util.List;

/** One analysis as a researcher asks for it; whatever is null takes its default. */
public record AnalysisDocument(
        Criterion criterion,
        Double alpha,
        Correction correction,
        Contrasts contrasts,
        List<String> targets,
        Integer folds,
        Boolean rsa,
        Double threshold,
        RdmComparison comparison,
        Dissimilarity dissimilarity,
        Integer permutations) {
    public static final AnalysisDocument DEFAULT =
            new AnalysisDocument(null, null, null, null, null, null, null, null, null, null, null);
}
