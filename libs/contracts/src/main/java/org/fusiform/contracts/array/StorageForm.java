package org.fusiform.contracts.array;

/**
 * How a campaign's activations are stored.
 *
 * @param dtype float32 where it is left out
 * @param codec none where it is left out
 */
public record StorageForm(DataType dtype, Codec codec) {
    public static final StorageForm DEFAULT = new StorageForm(DataType.FLOAT32, Codec.NONE);

    public StorageForm {
        dtype = dtype == null ? DataType.FLOAT32 : dtype;
        codec = codec == null ? Codec.NONE : codec;
    }

    /** Of that many values; where they are compressed, what they have before, which is the most that they may take. */
    public long bytes(long values) {
        return Math.multiplyExact(values, (long) dtype.bytes());
    }

    /** Stands for everything of it that can change a stored byte. */
    String identity() {
        return switch (codec) {
            case NONE -> dtype.id();
            case ZSTD -> dtype.id() + " " + codec.id() + "-" + Codec.ZSTD_VERSION + " level " + Codec.ZSTD_LEVEL;
        };
    }
}
