package org.fusiform.gateway.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often each of many may ask: so many at once, and so many a second in the long run. Of one process. */
final class TokenBuckets {
    private static final int MOST_KNOWN = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int burst;
    private final LongSupplier clock;

    /** The last that asked comes last; whoever was forgotten has a full bucket. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Bucket(double tokens, long at) {}

    /**
     * @param setting what the settings are called before {@code -per-second} and {@code -burst}
     * @param clock nanoseconds that only grow
     */
    TokenBuckets(String setting, double perSecond, int burst, LongSupplier clock) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(setting + "-per-second must be above 0 and " + setting
                    + "-burst at least 1, not " + perSecond + " and " + burst);
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /** Seconds to wait before asking again, at least 1; 0 where this time is taken. */
    synchronized int ask(String who) {
        long now = clock.getAsLong();
        double tokens = tokens(who, now);
        buckets.put(who, new Bucket(tokens >= 1 ? tokens - 1 : tokens, now));
        return wait(tokens);
    }

    /** What {@link #ask} would say, without asking. */
    synchronized int look(String who) {
        return wait(tokens(who, clock.getAsLong()));
    }

    private double tokens(String who, long now) {
        Bucket last = buckets.get(who);
        return last == null ? burst : Math.min(burst, last.tokens + (now - last.at) / NANOS * perSecond);
    }

    private int wait(double tokens) {
        return tokens >= 1 ? 0 : Math.max(1, (int) Math.ceil((1 - tokens) / perSecond));
    }
}
