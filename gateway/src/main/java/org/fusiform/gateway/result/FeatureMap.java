package org.fusiform.gateway.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.NpyHeader;
import org.fusiform.storage.zarr.ZarrArray;

/**
 * The activations of one feature map, [stimulus, y, x], shard by shard: of the array only the chunks that hold its channel
 * are read, one at a time.
 */
final class FeatureMap {
    private final ZarrArray array;
    private final ArrayLayout layout;
    private final int block;
    private final int within;
    private final byte[] header;
    private final FloatBuffer first;

    /** Reads its first chunk, so that what is not there shows before anything is answered. */
    FeatureMap(ZarrArray array, int channel) {
        this.array = array;
        this.layout = array.layout();
        this.block = channel / layout.blockChannels();
        this.within = channel % layout.blockChannels();
        this.header = NpyHeader.of(
                "'<f4'",
                List.of(layout.stimuli(), layout.shape().get(1), layout.shape().get(2)));
        this.first = array.readChunk(0, block);
    }

    /** Of the npy file. */
    long bytes() {
        return header.length + (long) layout.stimuli() * layout.mapUnits() * Float.BYTES;
    }

    void write(OutputStream out) throws IOException {
        out.write(header);
        write(first, 0, out);
        for (int shard = 1; shard < layout.shards(); shard++) {
            write(array.readChunk(shard, block), shard, out);
        }
    }

    private void write(FloatBuffer chunk, int shard, OutputStream out) throws IOException {
        int units = layout.mapUnits();
        int stimuli = layout.stimuliIn(shard);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(stimuli * units, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer values = bytes.asFloatBuffer();
        for (int stimulus = 0; stimulus < stimuli; stimulus++) {
            int start = (stimulus * layout.blockChannels() + within) * units;
            values.put(chunk.slice(start, units));
        }
        out.write(bytes.array());
        out.flush();
    }
}
