package org.fusiform.storage.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
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
    private static final int TRAILER = Integer.BYTES;

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

    /** A zeroed little-endian buffer for the {@code layout.chunkValues()} floats of a chunk. */
    public ByteBuffer newChunk() {
        return ByteBuffer.allocate(form.floatBytes()).order(ByteOrder.LITTLE_ENDIAN);
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
        return write(key, List.of(values));
    }

    /**
     * Stores one chunk of a shard; in the default form from where its values lie, without a copy.
     *
     * @param values the remaining bytes: little-endian floats [stimuli of the shard, C, H, W], of all blocks
     */
    public ChunkRef writeBlock(int shard, int block, ByteBuffer values) {
        return write(key(shard, block), ChunkPieces.of(layout, shard, block, values));
    }

    private ChunkRef write(String key, List<ByteBuffer> floats) {
        List<ByteBuffer> stored = new ArrayList<>(form.encode(floats));
        long bytes = TRAILER + stored.stream().mapToLong(ByteBuffer::remaining).sum();
        long sum = crc(stored);
        stored.add(ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum)
                .flip());
        store.put(key, stored, "application/octet-stream");
        return new ChunkRef(key, bytes, sum);
    }

    /** The {@code layout.chunkValues()} floats of one chunk; {@link CorruptObject} where they are not what was written. */
    public FloatBuffer readChunk(int shard, int block) {
        String key = key(shard, block);
        return form.decode(key, read(key, byte[]::new).content());
    }

    /** As {@link #readChunk(int, int)}, of the very values that the completion message described. */
    public FloatBuffer readChunk(int shard, int block, ChunkRef expected) {
        return readChunk(shard, block, expected, byte[]::new);
    }

    /**
     * The same in memory that the caller has.
     *
     * @param memory gives an array of at least as many bytes as it is asked for; in the default form the answer is a view
     *     of it
     */
    public FloatBuffer readChunk(int shard, int block, ChunkRef expected, IntFunction<byte[]> memory) {
        String key = key(shard, block);
        if (!expected.key().equals(key)) {
            throw new CorruptObject(key, "the completion names " + expected.key());
        }
        Stored stored = read(key, memory);
        if (expected.bytes() != stored.content().remaining() + TRAILER || expected.crc32c() != stored.sum()) {
            throw new CorruptObject(key, "its size or CRC-32C is not what its extraction completed with");
        }
        return form.decode(key, stored.content());
    }

    private Stored read(String key, IntFunction<byte[]> memory) {
        ByteBuffer stored =
                store.get(key, form.mostBytes() + (long) TRAILER, memory).order(ByteOrder.LITTLE_ENDIAN);
        int bytes = stored.remaining() - TRAILER;
        if (bytes < form.leastBytes()) {
            throw new CorruptObject(
                    key,
                    "it holds " + stored.remaining() + " bytes instead of at least " + (form.leastBytes() + TRAILER));
        }
        long sum = crc(List.of(stored.slice(0, bytes)));
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
    private static long crc(List<ByteBuffer> content) {
        CRC32C sum = new CRC32C();
        content.forEach(piece -> sum.update(piece.duplicate()));
        return sum.getValue();
    }
}
