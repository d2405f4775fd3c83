package org.fusiform.capacity.event;

import java.util.PriorityQueue;

/** What happens when, in seconds from the beginning; what is due at the same moment happens in the order it was noted. */
public final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private double now;
    private long noted;

    private record Entry(double at, long number, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = Double.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    public double now() {
        return now;
    }

    /** @param seconds from now, not negative */
    public void in(double seconds, Runnable what) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("nothing happens in " + seconds + " seconds");
        }
        entries.add(new Entry(now + seconds, noted++, what));
    }

    /** Until nothing is due any more. */
    public void run() {
        for (Entry next = entries.poll(); next != null; next = entries.poll()) {
            now = next.at();
            next.what().run();
        }
    }
}
