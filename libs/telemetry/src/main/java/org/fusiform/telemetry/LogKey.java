package org.fusiform.telemetry;

import java.util.Locale;
import org.jboss.logging.MDC;

/** What every log line of an item says of it, where lines are JSON. */
public enum LogKey {
    CAMPAIGN,
    RUN,
    SHARD,
    ITEM,
    MODEL;

    /** Its name in a log line's {@code mdc}, and behind {@code fusiform.} in a span. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    void put(String value) {
        MDC.put(id(), value);
    }

    void remove() {
        MDC.remove(id());
    }
}
