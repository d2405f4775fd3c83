package org.fusiform.storage.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.storage.CorruptObject;

/** The floats of a chunk as they are stored and back; the checksum behind them is {@link ZarrArray}'s. */
final class ChunkForm {
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

    /** Of what is stored of a chunk, without its checksum. */
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

    /** What is stored of the floats, the pieces of a chunk: in the default form these pieces, else a copy. */
    List<ByteBuffer> encode(List<ByteBuffer> floats) {
        if (type == DataType.FLOAT32 && codec == Codec.NONE) {
            return floats;
        }
        ByteBuffer values = ByteBuffer.allocate(typeBytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case FLOAT32 -> floats.forEach(piece -> values.put(piece.duplicate()));
            case FLOAT16, BFLOAT16 -> narrow(floats, values.asShortBuffer());
        }
        return List.of(
                switch (codec) {
                    case NONE -> values.rewind();
                    case ZSTD -> ZstdFrame.of(values.array());
                });
    }

    private void narrow(List<ByteBuffer> floats, ShortBuffer halves) {
        for (ByteBuffer piece : floats) {
            Halves.narrow(type, piece.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(), halves);
        }
    }

    /** The floats of what is stored, without its checksum; {@link CorruptObject} where they are not a chunk's. */
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
