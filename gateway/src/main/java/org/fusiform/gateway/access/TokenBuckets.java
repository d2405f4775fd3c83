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

    /** @param clock nanoseconds that only grow */
    TokenBuckets(double perSecond, int burst, LongSupplier clock) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "fusiform.access.rate-per-second must be above 0 and fusiform.access.rate-burst at least 1, not "
                            + perSecond + " and " + burst);
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /** Seconds to wait before asking again, at least 1; 0 where this time is taken. */
    synchronized int ask(String who) {
        long now = clock.getAsLong();
        Bucket last = buckets.getOrDefault(who, new Bucket(burst, now));
        double tokens = Math.min(burst, last.tokens + (now - last.at) / NANOS * perSecond);
        boolean taken = tokens >= 1;
        buckets.put(who, new Bucket(taken ? tokens - 1 : tokens, now));
        return taken ? 0 : Math.max(1, (int) Math.ceil((1 - tokens) / perSecond));
    }
}
