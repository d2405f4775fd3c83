package org.fusiform.stats.activation;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Activations of one shard's stimuli in one block of channels, stimulus-major as in a Zarr chunk.
 *
 * @param values in native byte order, as pages are copied whole; stimulus s of the shard starts at s · {@code rowStride}
 * @param rowStride values from one stimulus to the next; more than the block's units where a chunk is padded
 * @param release gives back the memory of the values, after which nobody reads them
 */
public record ActivationBlock(FloatBuffer values, int rowStride, Runnable release) {
    /** One whose memory is not given back. */
    public ActivationBlock(FloatBuffer values, int rowStride) {
        this(values, rowStride, () -> {});
    }

    /** Copies {@code length} values of stimulus {@code row} of the shard, from unit {@code from} of the block on. */
    public void copyRow(int row, int from, float[] into, int offset, int length) {
        values.get(row * rowStride + from, into, offset, length);
    }

    /** The same stimuli without the first {@code units} units. */
    public ActivationBlock skip(int units) {
        return units == 0 ? this : new ActivationBlock(values.slice(units, values.limit() - units), rowStride, release);
    }

    /** The block, if it holds {@code stimuli} rows of {@code units} values; else an error that says what is missing. */
    ActivationBlock holding(int stimuli, int units) {
        long needed = (stimuli - 1L) * rowStride + units;
        if (rowStride < units || values.limit() < needed) {
            throw new IllegalArgumentException("an activation block of " + values.limit() + " values with stride "
                    + rowStride + " cannot hold " + stimuli + " stimuli of " + units + " units");
        }
        if (values.order() != ByteOrder.nativeOrder()) {
            throw new IllegalArgumentException("an activation block must be in " + ByteOrder.nativeOrder()
                    + " order, this machine's own, not in " + values.order());
        }
        return this;
    }
}
