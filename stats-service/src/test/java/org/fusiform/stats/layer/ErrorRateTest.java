package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criteria.Settings;

/** How often the localizer is wrong: 2 conditions of 20 stimuli, 400 units of Gaussian noise, with or without an effect. */
class ErrorRateTest {
    private static final int UNITS = 400;
    private static final int STIMULI = 40;
    private static final WorkingMemory MEMORY = WorkingMemory.in(Path.of(System.getProperty("java.io.tmpdir")));

    /** The units selected for condition 0 when the first {@code planted} of them prefer it by {@code effect} sd. */
    private static BitSet selected(long seed, int planted, double effect, Settings settings) throws IOException {
        Random random = new Random(seed);
        float[][] activations = new float[STIMULI][UNITS];
        for (int s = 0; s < STIMULI; s++) {
            for (int u = 0; u < UNITS; u++) {
                activations[s][u] = (float) (random.nextGaussian() + (u < planted && s % 2 == 0 ? effect : 0));
            }
        }
        StimulusDesign design = new StimulusDesign(
                List.of("face", "body"),
                IntStream.range(0, STIMULI).map(s -> s % 2).toArray());
        LayerSpec layer = new LayerSpec("noise", new LayerShape(4, 10, 10), design, MEMORY);
        AnalysisSpec analysis = new AnalysisSpec(
                Criteria.of(Criteria.DEFAULT, settings),
                List.of("face"),
                null,
                null,
                null,
                CollectedArtifacts.onHeap());
        return new LayerAnalysis(layer, List.of(analysis))
                .run(new ArraySource(activations, 4, 100, 16, 4))
                .analyses()
                .getFirst()
                .targets()
                .get("face")
                .selectedUnits();
    }

    @Property(tries = 20)
    void aPlantedEffectIsFound(@ForAll @IntRange(max = 100_000) int seed) throws IOException {
        // Given an effect that a t-test of 20 against 20 misses once in a thousand
        BitSet selected = selected(seed, 40, 2, Settings.DEFAULTS);

        assertThat(selected.get(0, 40).cardinality()).isGreaterThanOrEqualTo(38);
    }

    @Example
    void aNullCampaignRejectsAtMostAlphaOnAverage() throws IOException {
        int campaigns = 300;
        int uncorrected = 0;
        int anyByBh = 0;
        int anyByBonferroni = 0;
        for (int seed = 0; seed < campaigns; seed++) {
            uncorrected +=
                    selected(seed, 0, 0, new Settings(0.05, "none", null, null)).cardinality();
            anyByBh +=
                    selected(seed, 0, 0, new Settings(0.05, "bh", null, null)).isEmpty() ? 0 : 1;
            anyByBonferroni += selected(seed, 0, 0, new Settings(0.05, "bonferroni", null, null))
                            .isEmpty()
                    ? 0
                    : 1;
        }

        // Then: 120,000 tests at 5 % and 300 families at 5 %, each with three standard errors of room
        assertThat(uncorrected / (double) (campaigns * UNITS))
                .isLessThan(0.05 + 3 * 0.00063)
                .isGreaterThan(0.045);
        assertThat(anyByBh / (double) campaigns).isLessThan(0.05 + 3 * 0.0126);
        assertThat(anyByBonferroni).isLessThanOrEqualTo(anyByBh);
    }

    @Example
    void ofWhatIsFoundAtMostAlphaIsFalseOnAverage() throws IOException {
        double falsely = 0;
        int campaigns = 200;
        for (int seed = 0; seed < campaigns; seed++) {
            BitSet selected = selected(seed, 100, 1.2, Settings.DEFAULTS);
            falsely += selected.get(100, UNITS).cardinality() / (double) Math.max(1, selected.cardinality());
        }

        assertThat(falsely / campaigns).isLessThan(0.05);
    }
}
