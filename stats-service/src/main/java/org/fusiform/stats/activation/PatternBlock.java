package org.fusiform.stats.activation;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The activations of all stimuli for some consecutive units, float32 [stimulus][unit], in scratch memory; filled shard by
 * shard and reused for the next units.
 */
public final class PatternBlock implements AutoCloseable {
    private final int stimuli;
    private final ScratchMemory scratch;
    private int firstUnit;
    private int units;

    /** @param capacity the most units it has to hold at a time */
    public PatternBlock(int stimuli, int capacity, WorkingMemory memory) {
        this.stimuli = stimuli;
        this.scratch = memory.scratch(bytes(stimuli, capacity));
    }

    private static long bytes(int stimuli, int units) {
        return (long) stimuli * units * Float.BYTES;
    }

    /** How many units fit into so much memory; at least one. */
    public static int capacity(int stimuli, long bytes) {
        return Math.clamp(bytes / bytes(stimuli, 1), 1, Integer.MAX_VALUE);
    }

    /** Starts a block of {@code units} units, the first of which is unit {@code firstUnit} of the layer. */
    public void begin(int firstUnit, int units) {
        this.firstUnit = firstUnit;
        this.units = units;
    }

    /** Takes the first {@link #units} values of {@code count} stimuli. */
    public void put(ActivationBlock block, int firstStimulus, int count) {
        MemorySegment values =
                MemorySegment.ofBuffer(block.values().slice(0, block.values().limit()));
        for (int s = 0; s < count; s++) {
            MemorySegment.copy(
                    values,
                    (long) s * block.rowStride() * Float.BYTES,
                    scratch.memory(),
                    offset(firstStimulus + s, 0),
                    (long) units * Float.BYTES);
        }
    }

    public int stimuli() {
        return stimuli;
    }

    public int firstUnit() {
        return firstUnit;
    }

    public int units() {
        return units;
    }

    /** Copies {@code length} activations of a stimulus, from unit {@code from} of the block on. */
    public void copy(int stimulus, int from, float[] into, int length) {
        MemorySegment.copy(scratch.memory(), ValueLayout.JAVA_FLOAT, offset(stimulus, from), into, 0, length);
    }

    /** The activation of unit {@code unit} of the block. */
    public float value(int stimulus, int unit) {
        return scratch.memory().get(ValueLayout.JAVA_FLOAT, offset(stimulus, unit));
    }

    private long offset(int stimulus, int unit) {
        return ((long) stimulus * units + unit) * Float.BYTES;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
