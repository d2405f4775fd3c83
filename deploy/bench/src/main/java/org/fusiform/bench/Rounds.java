package org.fusiform.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** Times of several subjects that take turns, and how their speeds compare round by round. */
public final class Rounds {
    private final String reference;
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private boolean measured;

    /** @param reference the subject that the others are compared with */
    public Rounds(String reference) {
        this.reference = reference;
        millis.put(reference, new ArrayList<>());
    }

    /** Starts a round; those that only warm up do not count. */
    public void begin(IterationParams iteration) {
        measured = iteration.getType() == IterationType.MEASUREMENT;
    }

    /** What a subject does in a round. */
    @FunctionalInterface
    public interface Turn<E extends Exception> {
        void run() throws E;
    }

    /** A subject's turn. */
    public <E extends Exception> void time(String subject, Turn<E> turn) throws E {
        long start = System.nanoTime();
        turn.run();
        if (measured) {
            millis.computeIfAbsent(subject, name -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
        }
    }

    /** One line a subject: median time, and median and quartiles of its speed in terms of the reference's. */
    public String table() {
        StringBuilder table =
                new StringBuilder("%n%-14s %10s %28s%n".formatted("", "median ms", "speed / " + reference));
        List<Double> references = millis.get(reference);
        millis.forEach((subject, times) -> {
            double[] speeds = new double[times.size()];
            for (int i = 0; i < speeds.length; i++) {
                speeds[i] = references.get(i) / times.get(i);
            }
            table.append("%-14s %10.1f %10.3f (%.3f to %.3f)%n"
                    .formatted(
                            subject,
                            quantile(times.stream().mapToDouble(time -> time).toArray(), 0.5),
                            quantile(speeds, 0.5),
                            quantile(speeds, 0.25),
                            quantile(speeds, 0.75)));
        });
        return table.toString();
    }

    private static double quantile(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
