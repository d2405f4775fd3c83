package org.fusiform.stats.activation;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One float64 per unit of a layer, in scratch memory; read and written by runs of units. */
public final class Plane {
    private final MemorySegment memory;

    private Plane(MemorySegment memory) {
        this.memory = memory;
    }

    /** Bytes that {@code count} planes of a layer take. */
    public static long bytes(int count, int units) {
        return (long) count * units * Double.BYTES;
    }

    /** Plane {@code index} of the consecutive ones in {@code scratch}. */
    public static Plane of(ScratchMemory scratch, int index, int units) {
        return new Plane(scratch.memory().asSlice(bytes(index, units), bytes(1, units)));
    }

    public void read(int firstUnit, double[] into, int count) {
        MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, (long) firstUnit * Double.BYTES, into, 0, count);
    }

    public void write(int unit, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, (long) unit * Double.BYTES, value);
    }

    public void write(int firstUnit, double[] from, int count) {
        MemorySegment.copy(from, 0, memory, ValueLayout.JAVA_DOUBLE, (long) firstUnit * Double.BYTES, count);
    }
}
