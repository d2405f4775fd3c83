package org.fusiform.storage.zarr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.NpyHeader;

/**
 * A stored array as NumPy's npy: float32, whatever it is stored as, [stimulus, channel, y, x], C order. Chunks hold blocks of channels, so that a shard's are
 * put in order in a file on their way; one chunk is in memory, whatever the layer.
 */
public final class ZarrNpy {
    private static final int BUFFER = 1 << 16;

    private final ZarrArray array;
    private final ArrayLayout layout;

    public ZarrNpy(ZarrArray array) {
        this.array = array;
        this.layout = array.layout();
    }

    /** Of the whole file. */
    public long bytes() {
        return header().length + layout.stimuli() * stimulusBytes();
    }

    /** @param scratch a file for a shard at a time */
    public void write(OutputStream out, Path scratch) throws IOException {
        out.write(header());
        try (FileChannel file = FileChannel.open(scratch, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int shard = 0; shard < layout.shards(); shard++) {
                for (int block = 0; block < layout.blocks(); block++) {
                    place(file, shard, block);
                }
                copy(file, layout.stimuliIn(shard) * stimulusBytes(), out);
            }
        }
    }

    private byte[] header() {
        List<Integer> map = layout.shape().subList(1, 3);
        return NpyHeader.of("'<f4'", List.of(layout.stimuli(), layout.channels(), map.get(0), map.get(1)));
    }

    private long stimulusBytes() {
        return (long) Float.BYTES * layout.channels() * layout.mapUnits();
    }

    private void place(FileChannel file, int shard, int block) throws IOException {
        FloatBuffer chunk = array.readChunk(shard, block);
        int stride = layout.blockChannels() * layout.mapUnits();
        int length = layout.channelsIn(block) * layout.mapUnits();
        ByteBuffer row = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int stimulus = 0; stimulus < layout.stimuliIn(shard); stimulus++) {
            row.clear().asFloatBuffer().put(chunk.slice(stimulus * stride, length));
            long start = stimulus * stimulusBytes() + (long) Float.BYTES * block * stride;
            while (row.hasRemaining()) {
                file.write(row, start + row.position());
            }
        }
    }

    private static void copy(FileChannel file, long bytes, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < bytes; at += buffer.position()) {
            file.read(buffer.clear().limit((int) Math.min(BUFFER, bytes - at)), at);
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
