package org.fusiform.stats.work.item;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.TargetResult;
import org.fusiform.stats.validation.PairedDifference;

/** Paired differences between the models that have a stage, under one analysis. */
record ModelPairs(int analysis, int stage, AnalysisParameters parameters) {
    private static final double[] NONE = {};

    /** What is compared: where it is in the results, and where its replicates are. */
    private enum Measure {
        FRACTION("fraction", TargetResult::fraction, Replicates.OfTarget::fraction),
        DPRIME("dprime", target -> target.strength().dprime().mean(), Replicates.OfTarget::dprime),
        EVENNESS("evenness", target -> target.maps().evenness(), Replicates.OfTarget::evenness);

        private final String text;
        private final Function<TargetResult, Double> value;
        private final Function<Replicates.OfTarget, List<Double>> replicates;

        Measure(
                String text,
                Function<TargetResult, Double> value,
                Function<Replicates.OfTarget, List<Double>> replicates) {
            this.text = text;
            this.value = value;
            this.replicates = replicates;
        }
    }

    /** Every pair in the order of the models, but a trained network before its untrained control. */
    List<Comparison> of(List<ComparedModel> models) {
        List<Replicates> replicates = models.stream()
                .map(model -> model.layer().objects().replicates())
                .toList();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                boolean turned = models.get(j).controlledBy(models.get(i));
                int a = turned ? j : i;
                int b = turned ? i : j;
                for (String target : parameters.targets()) {
                    for (Measure measure : Measure.values()) {
                        comparisons.add(compare(
                                models.get(a), replicates.get(a), models.get(b), replicates.get(b), target, measure));
                    }
                }
            }
        }
        return comparisons;
    }

    private Comparison compare(
            ComparedModel a, Replicates ofA, ComparedModel b, Replicates ofB, String target, Measure measure) {
        PairedDifference paired = PairedDifference.of(
                value(a, target, measure),
                replicates(ofA, target, measure),
                value(b, target, measure),
                replicates(ofB, target, measure));
        OptionalDouble reach = paired.reach();
        return new Comparison(
                analysis,
                a.network().model(),
                b.network().model(),
                stage,
                target,
                measure.text,
                Double.isNaN(paired.difference()) ? null : paired.difference(),
                LayerResults.orNull(paired.se()),
                reach.isEmpty()
                        ? null
                        : List.of(paired.difference() - reach.getAsDouble(), paired.difference() + reach.getAsDouble()),
                a.controlledBy(b));
    }

    private static double value(ComparedModel model, String target, Measure measure) {
        return orNaN(measure.value.apply(model.layer().result().targets().get(target)));
    }

    private static double[] replicates(Replicates replicates, String target, Measure measure) {
        Replicates.OfTarget ofTarget = replicates.targets().get(target);
        return ofTarget == null
                ? NONE
                : measure.replicates.apply(ofTarget).stream()
                        .mapToDouble(ModelPairs::orNaN)
                        .toArray();
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
