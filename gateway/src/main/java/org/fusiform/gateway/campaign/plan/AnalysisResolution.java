package org.fusiform.gateway.campaign.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusiform.contracts.campaign.AnalysisDocument;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.campaign.Dissimilarity;
import org.fusiform.contracts.campaign.RdmComparison;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.problem.Mistakes;

/**
 * One analysis of a document over one set. Mistakes are noted, and then the result is of no use.
 *
 * @param stimuli empty where the document names no set that there is: the rest is looked at all the same
 */
record AnalysisResolution(
        String pointer, AnalysisDocument document, Optional<ShownStimuli> stimuli, Mistakes mistakes) {
    private static final int DEFAULT_FOLDS = 8;
    private static final int MOST_FOLDS = 64;
    private static final int MOST_PERMUTATIONS = 10_000;
    private static final int MOST_STIMULI_FOR_RSA = 4000;

    AnalysisParameters resolve() {
        Criterion criterion = document.criterion() == null ? Criterion.PAIRWISE_WELCH : document.criterion();
        Preset preset = Preset.of(criterion);
        stimuli.ifPresent(shown -> requireEnough(shown, criterion, preset));
        Contrasts contrasts = taken(criterion, "contrasts", document.contrasts(), preset.contrasts());
        return new AnalysisParameters(
                criterion,
                alpha(criterion, preset),
                correction(criterion, preset),
                contrasts,
                stimuli.map(shown -> targets(shown, criterion, contrasts)).orElse(List.of()),
                folds(),
                rsa(),
                threshold(criterion, preset),
                document.comparison(),
                dissimilarity(),
                permutations());
    }

    private Dissimilarity dissimilarity() {
        if (document.comparison() == RdmComparison.CKA && document.dissimilarity() == Dissimilarity.PEARSON) {
            mistakes.add(
                    pointer + "/dissimilarity",
                    "cka is computed from Euclidean distances; leave it out, or choose another comparison");
        }
        return document.dissimilarity();
    }

    private Integer permutations() {
        Integer permutations = document.permutations();
        if (permutations != null && (permutations < 0 || permutations > MOST_PERMUTATIONS)) {
            mistakes.add(
                    pointer + "/permutations",
                    "must be 0 (none) or up to " + MOST_PERMUTATIONS + " shuffles, not " + permutations);
        }
        return permutations;
    }

    private <T> T taken(Criterion criterion, String field, T asked, T preset) {
        if (asked != null && preset == null) {
            mistakes.add(pointer + "/" + field, "criterion " + name(criterion) + " takes none; leave it out");
        }
        return asked == null ? preset : asked;
    }

    private Correction correction(Criterion criterion, Preset preset) {
        Correction correction = taken(criterion, "correction", document.correction(), preset.correction());
        if (criterion == Criterion.RANK_SUM && correction != Correction.NONE) {
            mistakes.add(
                    pointer + "/correction",
                    "rank-sum tests each unit by itself and takes only none; leave it out, or choose another criterion");
        }
        return correction;
    }

    private Double alpha(Criterion criterion, Preset preset) {
        Double alpha = taken(criterion, "alpha", document.alpha(), preset.alpha());
        if (alpha != null && !(alpha > 0 && alpha < 1)) {
            mistakes.add(pointer + "/alpha", "must be between 0 and 1, not " + alpha);
        }
        return alpha;
    }

    private Double threshold(Criterion criterion, Preset preset) {
        Double threshold = taken(criterion, "threshold", document.threshold(), preset.threshold());
        if (threshold != null && !(threshold > 0 && Double.isFinite(threshold))) {
            mistakes.add(pointer + "/threshold", "must be a positive number, not " + threshold);
        }
        return threshold;
    }

    private void requireEnough(ShownStimuli shown, Criterion criterion, Preset preset) {
        shown.sizes().forEach((condition, count) -> {
            if (count < preset.fewest()) {
                mistakes.add(
                        pointer + "/criterion",
                        name(criterion) + " needs at least " + preset.fewest() + " stimuli a condition, and "
                                + condition + " has " + count);
            }
        });
    }

    private List<String> targets(ShownStimuli shown, Criterion criterion, Contrasts contrasts) {
        List<String> targets = document.targets() == null ? shown.intact() : document.targets();
        if (targets.isEmpty()) {
            mistakes.add(
                    pointer + "/targets",
                    document.targets() == null
                            ? "the set has no intact condition; name the targets among " + shown.conditions()
                            : "is an empty list; leave it out for all intact conditions");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            String at = document.targets() == null ? pointer + "/targets" : pointer + "/targets/" + i;
            String target = String.valueOf(targets.get(i));
            if (!shown.conditions().contains(target)) {
                mistakes.add(
                        at, "'" + target + "' is no condition of the set" + Nearest.hint(target, shown.conditions()));
            } else if (!seen.add(target)) {
                mistakes.add(at, "'" + target + "' is there twice");
            } else {
                requireContrasts(shown, at, target, criterion, contrasts);
            }
        }
        return mistakes.any() ? List.of() : targets;
    }

    private void requireContrasts(
            ShownStimuli shown, String at, String target, Criterion criterion, Contrasts contrasts) {
        boolean otherIntact = shown.intact().stream().anyMatch(condition -> !condition.equals(target));
        boolean ownScramble = List.of("scrambled-" + target, "scrambled").stream()
                .anyMatch(scramble ->
                        !scramble.equals(target) && shown.conditions().contains(scramble));
        if (contrasts == Contrasts.OTHER_INTACT_AND_OWN_SCRAMBLE && !ownScramble) {
            mistakes.add(
                    pointer + "/contrasts",
                    "other-intact-and-own-scramble needs a condition scrambled-" + target
                            + " or scrambled, and the set has only " + shown.conditions());
        } else if (!otherIntact && (contrasts == Contrasts.OTHER_INTACT || criterion == Criterion.ONE_VS_REST_T10)) {
            mistakes.add(at, "there is no other intact condition to test " + target + " against");
        }
    }

    private int folds() {
        int folds = document.folds() == null ? DEFAULT_FOLDS : document.folds();
        if (folds < 0 || folds == 1 || folds > MOST_FOLDS) {
            mistakes.add(pointer + "/folds", "must be 0 (no hold-out) or from 2 to " + MOST_FOLDS + ", not " + folds);
        }
        return folds;
    }

    private boolean rsa() {
        boolean rsa = document.rsa() == null || document.rsa();
        int count = stimuli.map(ShownStimuli::count).orElse(0);
        if (rsa && count > MOST_STIMULI_FOR_RSA) {
            mistakes.add(
                    pointer + "/rsa",
                    "is refused above " + MOST_STIMULI_FOR_RSA + " stimuli, and the set has " + count
                            + "; set it to false");
        }
        return rsa;
    }

    private static String name(Criterion criterion) {
        return DocumentJson.MAPPER.convertValue(criterion, String.class);
    }
}
