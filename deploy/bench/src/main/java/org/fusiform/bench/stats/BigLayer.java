package org.fusiform.bench.stats;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.layer.StimulusDesign;
import org.fusiform.stats.validation.Folds;

/**
 * The activations of layer1 of ResNet-50, made up: 480 stimuli in 6 conditions × 802,816 units after a ReLU, in memory.
 * Every fourth map prefers a target, by more for each of its units than for the one before.
 */
final class BigLayer {
    static final LayerShape SHAPE = new LayerShape(256, 56, 56);
    static final int STIMULI = 480;
    static final int UNITS = SHAPE.units();
    static final List<String> CONDITIONS =
            List.of("body", "face", "scene", "scrambled-scene", "scrambled-word", "word");
    static final List<String> TARGETS = List.of("face", "body", "scene", "word");
    private static final int OF_A_CONDITION = STIMULI / CONDITIONS.size();

    private BigLayer() {}

    static StimulusDesign design() {
        return new StimulusDesign(
                CONDITIONS,
                IntStream.range(0, STIMULI).map(s -> s / OF_A_CONDITION).toArray());
    }

    static int[] targets() {
        return TARGETS.stream().mapToInt(CONDITIONS::indexOf).toArray();
    }

    /** 8 folds, dealt without any order. */
    static Folds folds() {
        SplittableRandom random = new SplittableRandom(8);
        int[] offset = random.ints(STIMULI / 8, 0, 8).toArray();
        return new Folds(
                8, IntStream.range(0, STIMULI).map(s -> (s + offset[s / 8]) % 8).toArray());
    }

    /** Activations [stimulus][unit] of all stimuli. */
    static float[] draw() {
        return draw(0, STIMULI);
    }

    /** Those of {@code count} stimuli. */
    static float[] draw(int first, int count) {
        float[] values = new float[count * UNITS];
        IntStream.range(0, count).parallel().forEach(row -> draw(first + row, values, row * UNITS));
        return values;
    }

    private static void draw(int stimulus, float[] values, int offset) {
        SplittableRandom random = new SplittableRandom(stimulus);
        int[] targets = targets();
        for (int unit = 0; unit < UNITS; unit++) {
            int map = unit / SHAPE.mapUnits();
            // Three uniform draws are as good as Gaussian here, and much faster.
            long bits = random.nextLong();
            float noise = ((bits & 0xfffff) + (bits >>> 20 & 0xfffff) + (bits >>> 40 & 0xfffff)) * 0x1p-19f - 3;
            boolean preferred = map % 4 == 0 && stimulus / OF_A_CONDITION == targets[map / 4 % targets.length];
            float preference = preferred ? 1.5f * (unit % SHAPE.mapUnits()) / SHAPE.mapUnits() : 0;
            values[offset + unit] = Math.max(0, noise + preference);
        }
    }

    /** The whole layer as one shard and block. */
    static ActivationBlock block(float[] values) {
        return new ActivationBlock(FloatBuffer.wrap(values), UNITS);
    }
}
