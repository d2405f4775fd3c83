package org.fusiform.messaging.database;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Values of native queries, as the driver gives them. */
public final class Columns {
    private Columns() {}

    /** A {@code timestamptz}; null stays null. */
    public static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
