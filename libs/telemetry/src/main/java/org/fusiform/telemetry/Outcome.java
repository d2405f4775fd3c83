package org.fusiform.telemetry;

import java.util.Locale;

/** How the work on an item ended. */
public enum Outcome {
    DONE,
    /** Nobody needed it any more. */
    SKIPPED,
    /** Its campaign was told so. */
    FAILED,
    /** The process ended first; another replica begins anew. */
    GIVEN_BACK;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
