package org.fusiform.storage.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.zip.CRC32C;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.ObjectStore;

/**
 * The stored activations of one extraction: float32 [stimulus, channel, y, x] in chunks of one shard by one block of
 * channels, each followed by the CRC-32C of its bytes. Thread-safe.
 */
public final class ZarrArray {
    private static final int TRAILER = Integer.BYTES;

    private final ObjectStore store;
    private final String project;
    private final String extraction;
    private final ArrayLayout layout;
    private final int chunkBytes;

    public ZarrArray(ObjectStore store, String project, String extraction, ArrayLayout layout) {
        this.store = store;
        this.project = project;
        this.extraction = extraction;
        this.layout = layout;
        this.chunkBytes = Math.multiplyExact(layout.chunkValues(), Float.BYTES);
    }

    public ArrayLayout layout() {
        return layout;
    }

    /** Stores {@code zarr.json}; may be repeated. */
    public void writeMetadata() {
        store.put(
                ObjectKeys.activationMetadata(project, extraction),
                ByteBuffer.wrap(ZarrMetadata.of(layout)),
                "application/json");
    }

    /**
     * A zeroed little-endian buffer for {@code layout.chunkValues()} floats, with room for the checksum behind its
     * limit. Filled by absolute or relative puts and rewound, it is stored without a copy, and may be used again.
     */
    public ByteBuffer newChunk() {
        return ByteBuffer.allocate(chunkBytes + TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(chunkBytes);
    }

    /** Stores one chunk: the remaining bytes, {@code layout.chunkValues()} little-endian floats, padding included. */
    public ChunkRef writeChunk(int shard, int block, ByteBuffer values) {
        String key = key(shard, block);
        if (values.remaining() != chunkBytes) {
            throw new IllegalArgumentException(
                    key + " takes " + chunkBytes + " bytes, padding included, not " + values.remaining());
        }
        ByteBuffer stored = withTrailer(values);
        long sum = crc(stored);
        stored.putInt(chunkBytes, (int) sum);
        store.put(key, stored, "application/octet-stream");
        return new ChunkRef(key, stored.remaining(), sum);
    }

    /** What {@link #newChunk} made already has its trailer; anything else is copied once. */
    private ByteBuffer withTrailer(ByteBuffer values) {
        boolean ours = values.hasArray() && values.position() == 0 && values.capacity() == chunkBytes + TRAILER;
        ByteBuffer stored = ours
                ? values.duplicate().limit(values.capacity())
                : ByteBuffer.allocate(chunkBytes + TRAILER)
                        .put(values.duplicate())
                        .rewind()
                        .limit(chunkBytes + TRAILER);
        return stored.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The {@code layout.chunkValues()} floats of one chunk; {@link CorruptObject} where they are not what was written. */
    public FloatBuffer readChunk(int shard, int block) {
        return read(key(shard, block)).floats();
    }

    /** As {@link #readChunk(int, int)}, of the very values that the completion message described. */
    public FloatBuffer readChunk(int shard, int block, ChunkRef expected) {
        String key = key(shard, block);
        if (!expected.key().equals(key)) {
            throw new CorruptObject(key, "the completion names " + expected.key());
        }
        Chunk chunk = read(key);
        if (expected.bytes() != chunkBytes + TRAILER || expected.crc32c() != chunk.sum()) {
            throw new CorruptObject(key, "its size or CRC-32C is not what its extraction completed with");
        }
        return chunk.floats();
    }

    private Chunk read(String key) {
        ByteBuffer stored = store.get(key, chunkBytes + (long) TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        if (stored.remaining() != chunkBytes + TRAILER) {
            throw new CorruptObject(
                    key, "it holds " + stored.remaining() + " bytes instead of " + (chunkBytes + TRAILER));
        }
        long sum = crc(stored);
        if ((int) sum != stored.getInt(chunkBytes)) {
            throw new CorruptObject(key, "its CRC-32C does not match");
        }
        return new Chunk(stored.limit(chunkBytes).asFloatBuffer(), sum);
    }

    private record Chunk(FloatBuffer floats, long sum) {}

    private String key(int shard, int block) {
        if (shard < 0 || shard >= layout.shards() || block < 0 || block >= layout.blocks()) {
            throw new IllegalArgumentException("no chunk " + shard + "/" + block + " in " + layout);
        }
        return ObjectKeys.chunk(project, extraction, shard, block);
    }

    /** Of the values alone: over values and trailer together a CRC is the same constant for every chunk. */
    private long crc(ByteBuffer stored) {
        CRC32C sum = new CRC32C();
        sum.update(stored.slice(0, chunkBytes));
        return sum.getValue();
    }
}
