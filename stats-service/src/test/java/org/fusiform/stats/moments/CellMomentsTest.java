package org.fusiform.stats.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellMomentsTest {
    @TempDir
    Path scratch;

    @Test
    void identicalValuesLeaveExactlyNoSpreadEvenAcrossFolds() {
        // Given one unit at a value that no short binary fraction equals, in 3 folds of unequal size
        int[] conditions = new int[11];
        int[] folds = {0, 1, 2, 2, 2, 1, 1, 1, 0, 2, 2};
        float[] values = new float[11];
        Arrays.fill(values, 0.1f);

        // When
        try (CellMoments cells = moments(conditions, List.of(folds), values);
                ConditionMoments merged = ConditionMoments.merge(cells, 1, cell -> true, scratch)) {
            double[] mean = new double[1];
            double[] m2 = new double[1];
            merged.read(0, 0, 1, mean, m2);

            // Then
            assertThat(mean[0]).isEqualTo(0.1f);
            assertThat(m2[0]).isZero();
        }
    }

    @Test
    void anOffsetCancelsNothing() {
        // Given values a few steps of float32 around 2^20
        int n = 1000;
        Random random = new Random(1);
        float[] values = new float[n];
        double sum = 0;
        for (int s = 0; s < n; s++) {
            values[s] = (1 << 20) + random.nextInt(8) / 8f;
            sum += values[s] - (1 << 20);
        }
        double mean = sum / n;
        double squares = 0;
        for (float value : values) {
            squares += Math.pow(value - (1 << 20) - mean, 2);
        }

        try (CellMoments cells = moments(new int[n], List.of(), values)) {
            double[] gotMean = new double[1];
            double[] gotM2 = new double[1];
            cells.read(0, 0, 1, gotMean, gotM2);

            assertThat(gotMean[0]).isCloseTo((1 << 20) + mean, within(1e-8));
            assertThat(gotM2[0]).isCloseTo(squares, within(squares * 1e-9));
        }
    }

    @Test
    void aSubsetMergesWhatItKeeps() {
        // Given condition 0 = {1, 2 | 3, 6}, fold 1 kept: {3, 6}
        int[] folds = {0, 0, 1, 1};

        try (CellMoments cells = moments(new int[4], List.of(folds), new float[] {1, 2, 3, 6});
                ConditionMoments kept =
                        ConditionMoments.merge(cells, 1, cell -> cells.cells().folds()[cell][0] == 1, scratch)) {
            double[] mean = new double[1];
            double[] m2 = new double[1];
            kept.read(0, 0, 1, mean, m2);

            assertThat(kept.n(0)).isEqualTo(2);
            assertThat(mean[0]).isEqualTo(4.5);
            assertThat(m2[0]).isEqualTo(4.5);
        }
    }

    @Test
    void aNonFiniteActivationNamesLayerStimulusAndUnit() {
        // Given stimulus 2 of 3, unit 1 of 2
        float[] values = {0, 0, 0, 0, 0, Float.NEGATIVE_INFINITY};
        Cells cells = Cells.of(new int[3], List.of());

        try (CellMoments moments = new CellMoments("alexnet conv1", cells, 2, scratch)) {
            assertThatThrownBy(() -> moments.add(new ActivationBlock(FloatBuffer.wrap(values), 2), 0, 3, 0, 2))
                    .isInstanceOfSatisfying(NonFiniteActivation.class, error -> {
                        assertThat(error.stimulus()).isEqualTo(2);
                        assertThat(error.unit()).isEqualTo(1);
                    })
                    .hasMessageContaining("alexnet conv1")
                    .hasMessageContaining("-Infinity");
        }
    }

    @Test
    void scratchFilesHaveNoNameWhileInUse() throws IOException {
        try (CellMoments moments = new CellMoments("layer", Cells.of(new int[3], List.of()), 5000, scratch);
                Stream<Path> files = Files.list(scratch)) {
            assertThat(moments.units()).isEqualTo(5000);
            assertThat(files).isEmpty();
        }
    }

    private CellMoments moments(int[] conditions, List<int[]> folds, float[] ofOneUnit) {
        CellMoments moments = new CellMoments("layer", Cells.of(conditions, folds), 1, scratch);
        moments.add(new ActivationBlock(FloatBuffer.wrap(ofOneUnit), 1), 0, ofOneUnit.length, 0, 1);
        return moments;
    }
}
