package org.fusiform.contracts.array;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What stored activations are compressed by; without a loss, and the same bytes each time. */
public enum Codec {
    @JsonProperty("none")
    NONE,
    @JsonProperty("zstd")
    ZSTD;

    /** Of Zstandard: the fastest of its usual ones, as compressing costs more than it saves on the way (docs/storage.md). */
    public static final int ZSTD_LEVEL = 1;

    /** Another version may compress to other bytes: part of the content address, and equal to the library's. */
    public static final String ZSTD_VERSION = "1.5.7";

    /** As people and Zarr write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
