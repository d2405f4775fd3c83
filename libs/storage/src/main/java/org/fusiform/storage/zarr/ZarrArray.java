package org.fusiform.storage.zarr;

import static org.fusiform.storage.zarr.ChunkForm.TRAILER;

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
 * The stored activations of one extraction: [stimulus, channel, y, x] in chunks of one shard by one block of channels,
 * each followed by the CRC-32C of its bytes. Floats come and go, whatever form the layout has them stored in.
 * Thread-safe.
 */
public final class ZarrArray {
    private final ObjectStore store;
    private final String project;
    private final String extraction;
    private final ArrayLayout layout;
    private final ChunkForm form;

    public ZarrArray(ObjectStore store, String project, String extraction, ArrayLayout layout) {
        this.store = store;
        this.project = project;
        this.extraction = extraction;
        this.layout = layout;
        this.form = new ChunkForm(layout);
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
     * limit. Filled by absolute or relative puts and rewound, it is stored without a copy in the default form, and may be
     * used again.
     */
    public ByteBuffer newChunk() {
        return form.zeros();
    }

    /**
     * Stores one chunk: the remaining bytes, {@code layout.chunkValues()} little-endian floats, padding included; of a
     * smaller type each is rounded to the nearest, ties to even.
     */
    public ChunkRef writeChunk(int shard, int block, ByteBuffer values) {
        String key = key(shard, block);
        if (values.remaining() != form.floatBytes()) {
            throw new IllegalArgumentException(
                    key + " takes " + form.floatBytes() + " bytes, padding included, not " + values.remaining());
        }
        ByteBuffer stored = form.encode(values);
        int bytes = stored.limit() - TRAILER;
        long sum = crc(stored, bytes);
        stored.putInt(bytes, (int) sum);
        store.put(key, stored, "application/octet-stream");
        return new ChunkRef(key, stored.remaining(), sum);
    }

    /** The {@code layout.chunkValues()} floats of one chunk; {@link CorruptObject} where they are not what was written. */
    public FloatBuffer readChunk(int shard, int block) {
        String key = key(shard, block);
        return form.decode(key, read(key).content());
    }

    /** As {@link #readChunk(int, int)}, of the very values that the completion message described. */
    public FloatBuffer readChunk(int shard, int block, ChunkRef expected) {
        String key = key(shard, block);
        if (!expected.key().equals(key)) {
            throw new CorruptObject(key, "the completion names " + expected.key());
        }
        Stored stored = read(key);
        if (expected.bytes() != stored.content().remaining() + TRAILER || expected.crc32c() != stored.sum()) {
            throw new CorruptObject(key, "its size or CRC-32C is not what its extraction completed with");
        }
        return form.decode(key, stored.content());
    }

    private Stored read(String key) {
        ByteBuffer stored = store.get(key, form.mostBytes() + (long) TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        int bytes = stored.remaining() - TRAILER;
        if (bytes < form.leastBytes()) {
            throw new CorruptObject(
                    key,
                    "it holds " + stored.remaining() + " bytes instead of at least " + (form.leastBytes() + TRAILER));
        }
        long sum = crc(stored, bytes);
        if ((int) sum != stored.getInt(bytes)) {
            throw new CorruptObject(key, "its CRC-32C does not match");
        }
        return new Stored(stored.limit(bytes), sum);
    }

    /** A chunk without its trailer, which matches it. */
    private record Stored(ByteBuffer content, long sum) {}

    private String key(int shard, int block) {
        if (shard < 0 || shard >= layout.shards() || block < 0 || block >= layout.blocks()) {
            throw new IllegalArgumentException("no chunk " + shard + "/" + block + " in " + layout);
        }
        return ObjectKeys.chunk(project, extraction, shard, block);
    }

    /** Of the content alone: over content and trailer together a CRC is the same constant for every chunk. */
    private static long crc(ByteBuffer stored, int bytes) {
        CRC32C sum = new CRC32C();
        sum.update(stored.slice(0, bytes));
        return sum.getValue();
    }
}
