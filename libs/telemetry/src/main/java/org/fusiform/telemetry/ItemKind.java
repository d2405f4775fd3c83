package org.fusiform.telemetry;

import java.util.Locale;

/** Items that are worked on one at a time. */
public enum ItemKind {
    SHARD,
    INSPECTION,
    LAYER,
    CROSS_LAYER,
    CROSS_MODEL;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
