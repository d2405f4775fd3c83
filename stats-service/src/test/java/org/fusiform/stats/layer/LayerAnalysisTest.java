package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criteria.Settings;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Folds;

/** Planted layers: 3 conditions of 8 stimuli, 6 maps of 2 × 2; maps 0 and 3 prefer faces more and more. */
class LayerAnalysisTest {
    private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"));
    private static final LayerShape SHAPE = new LayerShape(6, 2, 2);
    private static final List<String> CONDITIONS = List.of("face", "body", "scrambled");

    private static float[][] planted(long seed) {
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

    private static AnalysisSpec analysis(Settings settings, Folds folds) {
        return new AnalysisSpec(Criteria.of(Criteria.DEFAULT, settings), List.of("face"), folds, true, null, Map.of());
    }

    private static LayerFindings analyse(float[][] activations, int[] conditionOf, AnalysisSpec... analyses)
            throws IOException {
        LayerSpec layer = new LayerSpec("net/layer", SHAPE, new StimulusDesign(CONDITIONS, conditionOf), SCRATCH);
        return new LayerAnalysis(layer, List.of(analyses)).run(new ArraySource(activations, 6, 4, 5, 4));
    }

    private static int[] blocked() {
        return IntStream.range(0, 24).map(s -> s / 8).toArray();
    }

    private static TargetFindings face(LayerFindings findings) {
        return findings.analyses().getFirst().targets().get("face");
    }

    @Property(tries = 20)
    void theOrderOfStimuliDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) throws IOException {
        // Given all stimuli shuffled together with their labels
        float[][] activations = planted(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 24).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        float[][] shuffled = order.stream().map(s -> activations[s]).toArray(float[][]::new);
        int[] labels = order.stream().mapToInt(s -> s / 8).toArray();

        // When
        TargetFindings before = face(analyse(activations, blocked(), analysis(Settings.DEFAULTS, null)));
        TargetFindings after = face(analyse(shuffled, labels, analysis(Settings.DEFAULTS, null)));

        // Then
        assertThat(after.selectedUnits()).isEqualTo(before.selectedUnits());
        before.strengths().forEach((measure, summary) -> {
            if (summary != null) {
                assertThat(after.strengths().get(measure).mean()).isCloseTo(summary.mean(), within(1e-12));
            }
        });
    }

    @Property(tries = 20)
    void scalingByAPowerOfTwoChangesNothing(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = -30, max = 30) int power)
            throws IOException {
        float[][] activations = planted(seed);
        float[][] scaled = new float[24][24];
        for (int s = 0; s < 24; s++) {
            for (int u = 0; u < 24; u++) {
                scaled[s][u] = Math.scalb(activations[s][u], power);
            }
        }

        LayerFindings before = analyse(activations, blocked(), analysis(Settings.DEFAULTS, null));
        LayerFindings after = analyse(scaled, blocked(), analysis(Settings.DEFAULTS, null));

        assertThat(after)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(before);
    }

    @Property(tries = 20)
    void bonferroniSelectsFromWhatBenjaminiHochbergSelects(@ForAll @IntRange(max = 1000) int seed) throws IOException {
        LayerFindings findings = analyse(
                planted(seed),
                blocked(),
                analysis(Settings.DEFAULTS, null),
                analysis(new Settings(null, "bonferroni", null, null), null),
                analysis(new Settings(null, "conjunction", null, null), null));

        var bh = findings.analyses().get(0).targets().get("face").selectedUnits();
        var bonferroni = findings.analyses().get(1).targets().get("face").selectedUnits();
        bonferroni.andNot(bh);
        assertThat(bonferroni.cardinality()).isZero();
        assertThat(bh.cardinality()).isPositive();
    }

    @Example
    void unitsWithoutVarianceFollowTheRules() throws IOException {
        // Given unit 0 dead, unit 1 constant, unit 2 face-only without variance, unit 3 equal in face and body
        float[][] activations = planted(3);
        for (int s = 0; s < 24; s++) {
            activations[s][0] = 0;
            activations[s][1] = 2.5f;
            activations[s][2] = s < 8 ? 1 : 0;
            activations[s][3] = s < 16 ? 1 : 0;
        }

        LayerFindings findings = analyse(activations, blocked(), analysis(Settings.DEFAULTS, null));

        assertThat(findings.constant()).isEqualTo(2);
        TargetFindings face = face(findings);
        assertThat(face.testable()).isEqualTo(21);
        assertThat(face.selectedUnits().stream().limit(1)).containsExactly(2);
        assertThat(face.fractionOfTestable()).hasValue(face.selected() / 21.0);
        Summary tMin = face.strengths().get(Measure.T_MIN);
        assertThat(tMin.leftOut()).as("infinite t").isEqualTo(1);
        assertThat(tMin.summarised()).isEqualTo(face.selected() - 1);
    }

    @Example
    void holdOutSpeaksOfBothHalvesAndEveryFold() throws IOException {
        Folds folds = new Folds(4, IntStream.range(0, 24).map(s -> s % 4).toArray());

        TargetFindings face = face(analyse(planted(1), blocked(), analysis(Settings.DEFAULTS, folds)));

        assertThat(face.splitHalf().dice().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(face.jackknife().fraction()).hasSize(4);
        assertThat(face.jackknife().fractionSe()).isPresent();
    }

    @Example
    void analysesThatShareAPassDoNotDisturbEachOther() throws IOException {
        Folds folds = new Folds(4, IntStream.range(0, 24).map(s -> s % 4).toArray());
        float[][] activations = planted(2);

        LayerFindings alone = analyse(activations, blocked(), analysis(Settings.DEFAULTS, null));
        LayerFindings together =
                analyse(activations, blocked(), analysis(Settings.DEFAULTS, folds), analysis(Settings.DEFAULTS, null));

        assertThat(together.analyses().get(1).targets().get("face").selectedUnits())
                .isEqualTo(face(alone).selectedUnits());
        assertThat(together.rdm()).usingRecursiveComparison().isEqualTo(alone.rdm());
    }

    @Example
    void badInputIsRefusedWithItsReason() {
        float[][] activations = planted(1);
        activations[13][22] = Float.NaN;

        assertThatThrownBy(() -> analyse(activations, blocked(), analysis(Settings.DEFAULTS, null)))
                .isInstanceOf(NonFiniteActivation.class)
                .hasMessageContaining("net/layer")
                .hasMessageContaining("stimulus 13");
        assertThatThrownBy(() -> analyse(planted(1), new int[] {0, 1, 2}, analysis(Settings.DEFAULTS, null)))
                .hasMessageContaining("24 stimuli");
        assertThatThrownBy(() -> analyse(planted(1), new int[24], analysis(Settings.DEFAULTS, null)))
                .hasMessageContaining("body has no stimuli");
        assertThatThrownBy(() -> analysis(new Settings(1.5, null, null, null), null))
                .hasMessageContaining("alpha: 1.5");
        assertThatThrownBy(() -> Criteria.of("welch", Settings.DEFAULTS)).hasMessageContaining("pairwise-welch");
    }
}
