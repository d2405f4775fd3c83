package org.fusiform.stats.activation;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One float64 per unit of a layer, in scratch memory; read and written by runs of units. */
public final class Plane {
    /** The most units of a run. */
    public static final int RUN = 1024;

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
        read(firstUnit, into, 0, count);
    }

    /** Reads {@code count} values to {@code into} from {@code at} on. */
    public void read(int firstUnit, double[] into, int at, int count) {
        MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, (long) firstUnit * Double.BYTES, into, at, count);
    }

    public double read(int unit) {
        return memory.get(ValueLayout.JAVA_DOUBLE, (long) unit * Double.BYTES);
    }

    /** Reads the units from {@code from} to before {@code to} in ascending runs. */
    public void forEachRun(int from, int to, RunVisitor visitor) {
        double[] values = new double[RUN];
        for (int first = from; first < to; first += RUN) {
            int count = Math.min(RUN, to - first);
            read(first, values, count);
            visitor.visit(values, first, count);
        }
    }

    /** Takes a run of units: {@code count} values, of {@code first} and those behind it; they may be overwritten. */
    @FunctionalInterface
    public interface RunVisitor {
        void visit(double[] values, int first, int count);
    }

    /** Sets every value to 0. */
    public void clear() {
        memory.fill((byte) 0);
    }

    public void write(int unit, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, (long) unit * Double.BYTES, value);
    }

    public void write(int firstUnit, double[] from, int count) {
        MemorySegment.copy(from, 0, memory, ValueLayout.JAVA_DOUBLE, (long) firstUnit * Double.BYTES, count);
    }
}
