package org.fusiform.extractor.weights.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Types of tensor elements, by the names PyTorch and safetensors give them. */
public enum ElementType {
    FLOAT64("float64", "Double", "F64", 8),
    FLOAT32("float32", "Float", "F32", 4),
    FLOAT16("float16", "Half", "F16", 2),
    BFLOAT16("bfloat16", "BFloat16", "BF16", 2),
    INT64("int64", "Long", "I64", 8),
    INT32("int32", "Int", "I32", 4),
    INT16("int16", "Short", "I16", 2),
    INT8("int8", "Char", "I8", 1),
    UINT64("uint64", "UInt64", "U64", 8),
    UINT32("uint32", "UInt32", "U32", 4),
    UINT16("uint16", "UInt16", "U16", 2),
    UINT8("uint8", "Byte", "U8", 1),
    BOOL("bool", "Bool", "BOOL", 1);

    private final String dtype;
    private final String torchClass;
    private final String safetensors;
    private final int bytes;

    ElementType(String dtype, String torchClass, String safetensors, int bytes) {
        this.dtype = dtype;
        this.torchClass = torchClass;
        this.safetensors = safetensors;
        this.bytes = bytes;
    }

    /** As in {@code torch.float32}. */
    public String dtype() {
        return dtype;
    }

    /** As in {@code torch.FloatStorage}. */
    public String torchClass() {
        return torchClass;
    }

    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == FLOAT64 || this == FLOAT32 || this == FLOAT16 || this == BFLOAT16;
    }

    public static Optional<ElementType> ofSafetensors(String name) {
        return Arrays.stream(values())
                .filter(type -> type.safetensors.equals(name))
                .findFirst();
    }

    /** The element at byte {@code at}, rounded to the nearest float32. */
    float decode(ByteBuffer source, int at) {
        return switch (this) {
            case FLOAT64 -> (float) source.getDouble(at);
            case FLOAT32 -> source.getFloat(at);
            case FLOAT16 -> Float.float16ToFloat(source.getShort(at));
            case BFLOAT16 -> Float.intBitsToFloat(source.getShort(at) << 16);
            case INT64 -> source.getLong(at);
            case INT32 -> source.getInt(at);
            case INT16 -> source.getShort(at);
            case INT8 -> source.get(at);
            case UINT64 -> ofUnsigned(source.getLong(at));
            case UINT32 -> source.getInt(at) & 0xffff_ffffL;
            case UINT16 -> source.getShort(at) & 0xffff;
            case UINT8 -> source.get(at) & 0xff;
            case BOOL -> source.get(at) == 0 ? 0 : 1;
        };
    }

    private static float ofUnsigned(long value) {
        // Halved, with the bit that is lost kept sticky, so that rounding stays to nearest.
        return value >= 0 ? value : 2f * ((value >>> 1) | (value & 1));
    }
}
