package org.fusiform.contracts.array;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What activations, which are computed as float32, are rounded to when they are stored: the nearest value, ties to even. */
public enum DataType {
    @JsonProperty("float32")
    FLOAT32(Float.BYTES, Float.POSITIVE_INFINITY),
    /** IEEE 754 binary16: relative error up to 2^-11, absolute up to 2^-25 below 2^-14. */
    @JsonProperty("float16")
    FLOAT16(Short.BYTES, 65520),
    /** The upper half of a float32: relative error up to 2^-8. */
    @JsonProperty("bfloat16")
    BFLOAT16(Short.BYTES, 0x1.ffp127f);

    private final int bytes;
    private final float limit;

    DataType(int bytes, float limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Of one value. */
    public int bytes() {
        return bytes;
    }

    /** The smallest magnitude that rounds to infinity, or is infinite. */
    public float limit() {
        return limit;
    }

    /** As people, Zarr and the content address write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
