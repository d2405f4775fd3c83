package org.fusiform.stats.criterion;

import java.util.Arrays;
import org.fusiform.stats.activation.PatternBlock;

/** The stimuli of one unit at a time in ascending order of its activations. */
final class SortedUnits {
    /** Units that are copied from the block at a time: a run of a few cache lines from each stimulus. */
    private static final int COPIED = 64;

    private final PatternBlock block;
    private final int stimuli;
    private final float[] row = new float[COPIED];
    private final long[][] keys;
    private int firstCopied;
    private int copied;
    private long[] current;

    SortedUnits(PatternBlock block) {
        this.block = block;
        this.stimuli = block.stimuli();
        this.keys = new long[COPIED][stimuli];
    }

    /** Sorts a unit of the layer; units come one by one in ascending order, up to before {@code end}. */
    void load(int unit, int end) {
        if (unit >= firstCopied + copied || unit < firstCopied) {
            copy(unit, Math.min(COPIED, end - unit));
        }
        current = keys[unit - firstCopied];
        Arrays.sort(current);
    }

    private void copy(int first, int count) {
        for (int s = 0; s < stimuli; s++) {
            block.copy(s, first - block.firstUnit(), row, count);
            for (int u = 0; u < count; u++) {
                keys[u][s] = key(row[u], s);
            }
        }
        firstCopied = first;
        copied = count;
    }

    /** The activation as an integer of the same order in the upper half, 0 and −0 alike; the stimulus in the lower. */
    private static long key(float activation, int stimulus) {
        int bits = Float.floatToRawIntBits(activation + 0f);
        return (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | stimulus;
    }

    int stimuli() {
        return stimuli;
    }

    /** The stimulus with the i-th smallest activation. */
    int stimulus(int i) {
        return (int) current[i];
    }

    /** Whether the i-th smallest activation equals the one before it. */
    boolean tied(int i) {
        return i > 0 && current[i] >> 32 == current[i - 1] >> 32;
    }
}
