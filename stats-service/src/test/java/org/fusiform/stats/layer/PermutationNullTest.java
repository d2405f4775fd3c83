package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criteria.Settings;
import org.fusiform.stats.validation.LabelShuffles;
import org.fusiform.stats.validation.PermutationNull;
import org.fusiform.stats.validation.Stimulus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The null by shuffled labels against analysing the relabelled set, shuffle by shuffle. */
class PermutationNullTest {
    private static final int SHUFFLES = 40;

    private static LabelShuffles shuffles(int count) {
        List<Stimulus> stimuli = IntStream.range(0, 24)
                .mapToObj(s -> new Stimulus(Planted.CONDITIONS.get(s / 8), null, "%064x".formatted(s), null))
                .toList();
        return new LabelShuffles(5, count, Planted.blocked(), stimuli);
    }

    private static TargetFindings face(LayerFindings findings, int analysis) {
        return findings.analyses().get(analysis).targets().get("face");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairwise-welch", "pairwise-pooled-by", "one-vs-rest-t10", "ratio-2x", "rank-sum"})
    void countsAreThoseOfTheRelabelledSets(String criterion) throws IOException {
        // Given settings under which shuffles select some units
        Settings lenient =
                switch (criterion) {
                    case "one-vs-rest-t10" -> new Settings(null, null, null, 1.5);
                    case "ratio-2x" -> new Settings(null, null, null, 1.2);
                    default -> new Settings(0.3, "none", null, null);
                };
        Planted.Asked asked = Planted.ask(criterion, lenient);
        float[][] activations = Planted.activations(8);
        LabelShuffles shuffles = shuffles(SHUFFLES);
        int[] expected = new int[SHUFFLES];
        for (int b = 0; b < SHUFFLES; b++) {
            expected[b] = face(Planted.analyse(activations, shuffles.labels(b), asked.again()), 0)
                    .selected();
        }

        // When it is asked together with an analysis of fewer shuffles and one of none
        LayerFindings findings = Planted.analyse(
                activations,
                Planted.blocked(),
                Planted.ask(criterion, lenient).with(shuffles(7)),
                asked.with(shuffles),
                asked.again());

        // Then
        assertThat(face(findings, 1).permuted().selected()).isEqualTo(expected);
        assertThat(IntStream.of(expected).sum()).isPositive();
        assertThat(face(findings, 0).permuted().selected())
                .isEqualTo(IntStream.of(expected).limit(7).toArray());
        assertThat(face(findings, 2).permuted()).isNull();
    }

    @Test
    void aPlantedEffectStandsOut() throws IOException {
        TargetFindings face = face(
                Planted.analyse(
                        Planted.activations(8),
                        Planted.blocked(),
                        Planted.ask(Criteria.DEFAULT, Settings.DEFAULTS).with(shuffles(199))),
                0);

        assertThat(face.selected()).isPositive();
        assertThat(face.permuted().p(face.selected())).isLessThan(0.05);
    }

    @Test
    void pCountsTheObservedAmongTheShuffles() {
        PermutationNull counts = new PermutationNull(new int[] {0, 3, 5, 3});

        assertThat(counts.p(3)).isCloseTo(4.0 / 5, within(1e-15));
        assertThat(counts.p(6)).isCloseTo(1.0 / 5, within(1e-15));
        assertThat(counts.p(0)).isEqualTo(1);
        assertThat(counts.mean()).isEqualTo(2.75);
        assertThat(counts.most()).isEqualTo(5);
    }
}
