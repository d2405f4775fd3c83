package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criteria.Settings;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Folds;

class LayerAnalysisTest {
    private static TargetFindings face(LayerFindings findings) {
        return findings.analyses().getFirst().targets().get("face");
    }

    @Property(tries = 20)
    void theOrderOfStimuliDoesNotMatter(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 4) int criterion) throws IOException {
        // Given all stimuli shuffled together with their labels
        float[][] activations = Planted.activations(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 24).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        float[][] shuffled = order.stream().map(s -> activations[s]).toArray(float[][]::new);
        int[] labels = order.stream().mapToInt(s -> s / 8).toArray();
        Planted.Asked asked = Planted.ask(Criteria.names().get(criterion), Settings.DEFAULTS);

        // When
        TargetFindings before = face(Planted.analyse(activations, Planted.blocked(), asked));
        TargetFindings after = face(Planted.analyse(shuffled, labels, asked));

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
        float[][] activations = Planted.activations(seed);
        float[][] scaled = new float[24][24];
        for (int s = 0; s < 24; s++) {
            for (int u = 0; u < 24; u++) {
                scaled[s][u] = Math.scalb(activations[s][u], power);
            }
        }
        Planted.Asked before = Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS).withRdms();
        Planted.Asked after = Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS).withRdms();

        assertThat(Planted.analyse(scaled, Planted.blocked(), after))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(Planted.analyse(activations, Planted.blocked(), before));
        assertSame(after, before);
    }

    @Property(tries = 20)
    void anRdmIsSymmetricAndZeroOnItsDiagonal(@ForAll @IntRange(max = 1000) int seed) throws IOException {
        // Given the last stimulus shown twice, and once more at the head of the set
        float[][] activations = Planted.activations(seed);
        activations[22] = activations[23];
        activations[0] = activations[23];
        Planted.Asked asked = Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS).withRdms();

        Planted.analyse(activations, Planted.blocked(), asked);

        // Then a stimulus is at no distance from itself, and from the others at the same whichever comes first
        Rdm rdm = asked.rdms().get("all");
        assertThat(entry(rdm, 22, 23)).isZero();
        assertThat(entry(rdm, 0, 23)).isZero();
        for (int s = 1; s < 22; s++) {
            assertThat(entry(rdm, 0, s))
                    .isCloseTo(entry(rdm, s, 23), within(1e-15))
                    .isBetween(0.0, 2.0);
        }
    }

    /** To the last bit, undefined entries included. */
    private static void assertSame(Planted.Asked one, Planted.Asked other) {
        assertThat(one.rdms().keySet()).isEqualTo(other.rdms().keySet());
        one.rdms().forEach((population, rdm) -> {
            assertThat(rdm.upper()).isEqualTo(other.rdms().get(population).upper());
            assertThat(rdm.units()).isEqualTo(other.rdms().get(population).units());
        });
    }

    private static double entry(Rdm rdm, int i, int j) {
        return rdm.upper()[i * rdm.stimuli() - i * (i + 1) / 2 + j - i - 1];
    }

    @Property(tries = 20)
    void bonferroniSelectsFromWhatBenjaminiHochbergSelects(@ForAll @IntRange(max = 1000) int seed) throws IOException {
        LayerFindings findings = Planted.analyse(
                Planted.activations(seed),
                Planted.blocked(),
                Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS),
                Planted.ask(Criteria.DEFAULT, new Settings(null, "bonferroni", null, null)),
                Planted.ask(Criteria.DEFAULT, new Settings(null, "conjunction", null, null)));

        var bh = findings.analyses().get(0).targets().get("face").selectedUnits();
        var bonferroni = findings.analyses().get(1).targets().get("face").selectedUnits();
        bonferroni.andNot(bh);
        assertThat(bonferroni.cardinality()).isZero();
        assertThat(bh.cardinality()).isPositive();
    }

    @Example
    void unitsWithoutVarianceFollowTheRules() throws IOException {
        // Given unit 0 dead, unit 1 constant, unit 2 face-only without variance, unit 3 equal in face and body
        float[][] activations = Planted.activations(3);
        for (int s = 0; s < 24; s++) {
            activations[s][0] = 0;
            activations[s][1] = 2.5f;
            activations[s][2] = s < 8 ? 1 : 0;
            activations[s][3] = s < 16 ? 1 : 0;
        }

        LayerFindings findings =
                Planted.analyse(activations, Planted.blocked(), Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS));

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
        TargetFindings face = face(Planted.analyse(
                Planted.activations(1),
                Planted.blocked(),
                Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS).with(Planted.folds(4))));

        assertThat(face.splitHalf().dice().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(face.jackknife().fraction()).hasSize(4);
        assertThat(face.jackknife().fractionSe()).isPresent();
    }

    @Example
    void analysesThatShareAPassDoNotDisturbEachOther() throws IOException {
        // Given more moments than one pass has room for, and both kinds of RDM
        float[][] activations = Planted.activations(2);
        List<Planted.Asked> asked = new ArrayList<>();
        for (int folds : new int[] {0, 8, 6, 4, 2, 0}) {
            Folds dealt = folds == 0 ? null : Planted.folds(folds);
            for (String criterion : Criteria.names()) {
                asked.add(Planted.ask(criterion, Settings.DEFAULTS).with(dealt).withRdms());
            }
        }

        // When
        LayerFindings together = Planted.analyse(activations, Planted.blocked(), asked.toArray(Planted.Asked[]::new));

        // Then
        for (int i = 0; i < asked.size(); i++) {
            Planted.Asked one = asked.get(i).again();
            LayerFindings alone = Planted.analyse(activations, Planted.blocked(), one);
            assertThat(together.analyses().get(i))
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(alone.analyses().getFirst());
            assertSame(asked.get(i), one);
        }
    }

    @Example
    void badInputIsRefusedWithItsReason() {
        Planted.Asked welch = Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS);
        float[][] activations = Planted.activations(1);
        activations[13][22] = Float.NaN;

        assertThatThrownBy(() -> Planted.analyse(activations, Planted.blocked(), welch))
                .isInstanceOf(NonFiniteActivation.class)
                .hasMessageContaining("net/layer")
                .hasMessageContaining("stimulus 13");
        assertThatThrownBy(() -> Planted.analyse(Planted.activations(1), new int[] {0, 1, 2}, welch))
                .hasMessageContaining("24 stimuli");
        assertThatThrownBy(() -> Planted.analyse(Planted.activations(1), new int[24], welch))
                .hasMessageContaining("body has no stimuli");
        assertThatThrownBy(() -> Planted.ask(Criteria.DEFAULT, new Settings(1.5, null, null, null)))
                .hasMessageContaining("alpha: 1.5");
        assertThatThrownBy(() -> Planted.ask("welch", Settings.DEFAULTS)).hasMessageContaining("pairwise-welch");
        assertThatThrownBy(() -> Planted.ask("rank-sum", new Settings(null, "bh", null, null)))
                .hasMessageContaining("correction: rank-sum");
    }

    @Example
    void rankSumNeedsEightStimuliOfEveryCondition() {
        int[] labels = Planted.blocked();
        labels[8] = 0;

        assertThatThrownBy(() ->
                        Planted.analyse(Planted.activations(1), labels, Planted.ask("rank-sum", Settings.DEFAULTS)))
                .hasMessageContaining("rank-sum needs at least 8 stimuli")
                .hasMessageContaining("body has 7");
    }
}
