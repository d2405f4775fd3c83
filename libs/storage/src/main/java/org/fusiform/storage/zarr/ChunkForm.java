package org.fusiform.storage.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.storage.CorruptObject;

/** The floats of a chunk as they are stored and back; the checksum behind them is {@link ZarrArray}'s. */
final class ChunkForm {
    static final int TRAILER = Integer.BYTES;

    private final DataType type;
    private final Codec codec;
    private final int floatBytes;
    private final int typeBytes;

    ChunkForm(ArrayLayout layout) {
        this.type = layout.storage().dtype();
        this.codec = layout.storage().codec();
        this.floatBytes = Math.multiplyExact(layout.chunkValues(), Float.BYTES);
        this.typeBytes = layout.chunkValues() * type.bytes();
    }

    int floatBytes() {
        return floatBytes;
    }

    /** Of what is stored of a chunk, without its trailer. */
    int leastBytes() {
        return switch (codec) {
            case NONE -> typeBytes;
            case ZSTD -> 1;
        };
    }

    int mostBytes() {
        return switch (codec) {
            case NONE -> typeBytes;
            case ZSTD -> ZstdFrame.mostBytes(typeBytes);
        };
    }

    /** Zeroed floats, with room for the trailer behind the limit. */
    ByteBuffer zeros() {
        return ByteBuffer.allocate(floatBytes + TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(floatBytes);
    }

    /** What is stored of the floats, and room for the trailer. */
    ByteBuffer encode(ByteBuffer floats) {
        ByteBuffer values =
                switch (type) {
                    case FLOAT32 -> withTrailer(floats);
                    case FLOAT16, BFLOAT16 -> narrowed(floats);
                };
        ByteBuffer stored =
                switch (codec) {
                    case NONE -> values;
                    case ZSTD -> ZstdFrame.of(values.limit(typeBytes), TRAILER);
                };
        return stored.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What {@link #zeros} made already has its trailer; anything else is copied once. */
    private ByteBuffer withTrailer(ByteBuffer floats) {
        boolean ours = floats.hasArray() && floats.position() == 0 && floats.capacity() == floatBytes + TRAILER;
        return ours
                ? floats.duplicate().limit(floats.capacity())
                : ByteBuffer.allocate(floatBytes + TRAILER)
                        .put(floats.duplicate())
                        .rewind();
    }

    private ByteBuffer narrowed(ByteBuffer floats) {
        ByteBuffer values = ByteBuffer.allocate(typeBytes + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        Halves.narrow(type, floats.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(), values.asShortBuffer());
        return values;
    }

    /** The floats of what is stored, without its trailer; {@link CorruptObject} where they are not a chunk's. */
    FloatBuffer decode(String key, ByteBuffer stored) {
        ByteBuffer values =
                switch (codec) {
                    case NONE -> stored;
                    case ZSTD -> ZstdFrame.content(key, stored, typeBytes);
                };
        values.order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case FLOAT32 -> values.asFloatBuffer();
            case FLOAT16, BFLOAT16 -> widened(values);
        };
    }

    private FloatBuffer widened(ByteBuffer values) {
        FloatBuffer floats =
                ByteBuffer.allocate(floatBytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        Halves.widen(type, values.asShortBuffer(), floats);
        return floats.rewind();
    }
}
