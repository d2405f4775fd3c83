package org.fusiform.stats.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.activation.WorkingMemory;
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
        try (CellMoments cells = moments(Cells.of(conditions, folds), values)) {
            MomentTile tile = new MomentTile(ConditionMoments.of(cells));
            tile.load(0);

            // Then
            assertThat(tile.mean(0)[0]).isEqualTo(0.1f);
            assertThat(tile.m2(0)[0]).isZero();
            assertThat(tile.constant(0)).isTrue();
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

        try (CellMoments cells = moments(Cells.of(new int[n]), values)) {
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

        try (CellMoments cells = moments(Cells.of(new int[4], folds), new float[] {1, 2, 3, 6})) {
            MomentTile kept = new MomentTile(ConditionMoments.of(cells, fold -> fold == 1));
            kept.load(0);

            assertThat(kept.n(0)).isEqualTo(2);
            assertThat(kept.mean(0)[0]).isEqualTo(4.5);
            assertThat(kept.m2(0)[0]).isEqualTo(4.5);
        }
    }

    @Test
    void aNonFiniteActivationNamesLayerStimulusAndUnit() {
        // Given stimulus 2 of 3, unit 1 of 2
        float[] values = {0, 0, 0, 0, 0, Float.NEGATIVE_INFINITY};
        Cells cells = Cells.of(new int[3]);

        try (CellMoments moments = new CellMoments("alexnet conv1", cells, 2, WorkingMemory.in(scratch))) {
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
        try (CellMoments moments = new CellMoments("layer", Cells.of(new int[3]), 5000, WorkingMemory.in(scratch));
                Stream<Path> files = Files.list(scratch)) {
            assertThat(moments.units()).isEqualTo(5000);
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aConditionWithoutStimuliInASubsetIsUndefined() {
        try (CellMoments cells = moments(Cells.of(new int[] {0, 0, 1}, new int[] {0, 1, 0}), new float[] {1, 2, 3})) {
            MomentTile tile = new MomentTile(ConditionMoments.of(cells, fold -> fold == 1));
            tile.load(0);

            assertThat(tile.n(1)).isZero();
            assertThat(tile.mean(1)[0]).isNaN();
        }
    }

    @Test
    void unitsOfOneValueAreConstantAndNoOthersAre() {
        // Given values that differ by as little as float32 can tell, in one stimulus, and only between conditions
        float least = Float.MIN_VALUE;
        float[] values = {0, least, 1e30f, 7, 0, 0, Math.nextUp(1e30f), 7, 0, 0, 1e30f, -7, 0, 0, 1e30f, -7};
        Cells cells = Cells.of(new int[] {0, 0, 1, 1});

        try (CellMoments moments = new CellMoments("layer", cells, 4, WorkingMemory.in(scratch))) {
            moments.add(new ActivationBlock(FloatBuffer.wrap(values), 4), 0, 4, 0, 4);
            MomentTile tile = new MomentTile(ConditionMoments.of(moments));
            tile.load(0);

            assertThat(new boolean[] {tile.constant(0), tile.constant(1), tile.constant(2), tile.constant(3)})
                    .containsExactly(true, false, false, false);
        }
    }

    @Test
    void shardsAndThreadsDoNotChangeABit() {
        // Given 40 stimuli of 5000 units in 3 conditions and 4 folds
        Random random = new Random(3);
        float[] values = new float[40 * 5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + (float) random.nextGaussian();
        }
        Cells cells = Cells.of(
                IntStream.range(0, 40).map(s -> s % 3).toArray(),
                IntStream.range(0, 40).map(s -> s * s % 4).toArray());
        try (CellMoments whole = new CellMoments("layer", cells, 5000, WorkingMemory.in(scratch));
                CellMoments parts = new CellMoments("layer", cells, 5000, WorkingMemory.in(scratch))) {
            whole.add(new ActivationBlock(FloatBuffer.wrap(values), 5000), 0, 40, 0, 5000);

            // When shards of 7 stimuli come in two blocks of units
            for (int first = 0; first < 5000; first += 3000) {
                for (int s = 0; s < 40; s += 7) {
                    FloatBuffer shard = FloatBuffer.wrap(values, s * 5000, values.length - s * 5000)
                            .slice();
                    parts.add(
                            new ActivationBlock(shard, 5000).skip(first),
                            s,
                            Math.min(7, 40 - s),
                            first,
                            Math.min(3000, 5000 - first));
                }
            }

            // Then
            double[][] expected = new double[2][5000];
            double[][] found = new double[2][5000];
            for (int cell = 0; cell < cells.count(); cell++) {
                whole.read(cell, 0, 5000, expected[0], expected[1]);
                parts.read(cell, 0, 5000, found[0], found[1]);
                assertThat(found).isDeepEqualTo(expected);
            }
        }
    }

    private CellMoments moments(Cells cells, float[] ofOneUnit) {
        CellMoments moments = new CellMoments("layer", cells, 1, WorkingMemory.in(scratch));
        moments.add(new ActivationBlock(FloatBuffer.wrap(ofOneUnit), 1), 0, ofOneUnit.length, 0, 1);
        return moments;
    }
}
