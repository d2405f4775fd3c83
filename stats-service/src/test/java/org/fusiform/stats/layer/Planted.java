package org.fusiform.stats.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.stats.validation.Folds;
import org.fusiform.stats.validation.LabelShuffles;

/** A planted layer: 3 conditions of 8 stimuli, 6 maps of 2 × 2; maps 0 and 3 prefer faces more and more. */
final class Planted {
    static final List<String> CONDITIONS = List.of("face", "body", "scrambled");
    static final LayerShape SHAPE = new LayerShape(6, 2, 2);
    private static final WorkingMemory MEMORY = WorkingMemory.in(Path.of(System.getProperty("java.io.tmpdir")));

    private Planted() {}

    static float[][] activations(long seed) {
        Random random = new Random(seed);
        float[][] activations = new float[24][24];
        for (int s = 0; s < 24; s++) {
            for (int u = 0; u < 24; u++) {
                float preference = s < 8 && u / 4 % 3 == 0 ? u / 4f : 0;
                activations[s][u] = Math.max(0, (float) random.nextGaussian() + preference);
            }
        }
        return activations;
    }

    /** Condition of each stimulus: faces, bodies, scrambled ones. */
    static int[] blocked() {
        return IntStream.range(0, 24).map(s -> s / 8).toArray();
    }

    static Folds folds(int count) {
        return new Folds(count, IntStream.range(0, 24).map(s -> s % 8 % count).toArray());
    }

    /** An analysis of faces, and what it hands out. */
    record Asked(
            Criterion criterion, Folds folds, Dissimilarity rdm, LabelShuffles shuffles, CollectedArtifacts artifacts) {
        Asked with(Folds dealt) {
            return new Asked(criterion, dealt, rdm, shuffles, artifacts);
        }

        Asked with(LabelShuffles shuffled) {
            return new Asked(criterion, folds, rdm, shuffled, artifacts);
        }

        Asked withRdms() {
            return new Asked(criterion, folds, Dissimilarity.PEARSON, shuffles, artifacts);
        }

        Asked again() {
            return new Asked(criterion, folds, rdm, shuffles, CollectedArtifacts.onHeap());
        }

        Map<String, Rdm> rdms() {
            return artifacts.rdms();
        }
    }

    static Asked ask(String criterion, Criteria.Settings settings) {
        return new Asked(Criteria.of(criterion, settings), null, null, null, CollectedArtifacts.onHeap());
    }

    static LayerFindings analyse(float[][] activations, int[] conditionOf, Asked... asked) throws IOException {
        LayerSpec layer = new LayerSpec("net/layer", SHAPE, new StimulusDesign(CONDITIONS, conditionOf), MEMORY);
        List<AnalysisSpec> specs = IntStream.range(0, asked.length)
                .mapToObj(i -> new AnalysisSpec(
                        asked[i].criterion(),
                        List.of("face"),
                        asked[i].folds(),
                        asked[i].rdm(),
                        asked[i].shuffles(),
                        asked[i].artifacts()))
                .toList();
        return new LayerAnalysis(layer, specs).run(new ArraySource(activations, 6, 4, 5, 4));
    }
}
