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
    /** Milliseconds of a turn for which people wait. */
    private static final double WORTH_A_LINE = 10_000;

    private final String reference;
    private final Machine machine = Machine.here();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private boolean measured = true;

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
        took(subject, (System.nanoTime() - start) / 1e6);
    }

    /** A subject's turn that was timed elsewhere. */
    public void took(String subject, double time) {
        if (time > WORTH_A_LINE) {
            System.out.printf("%s: %.1f s%n", subject, time / 1e3);
        }
        if (measured) {
            millis.computeIfAbsent(subject, name -> new ArrayList<>()).add(time);
        }
    }

    /** Speeds are in terms of the reference's. */
    private record Speeds(int rounds, String reference, List<Subject> subjects) {}

    private record Subject(String name, double medianMillis, double speed, double speedQ1, double speedQ3) {}

    /**
     * Prints one line a subject: median time, and median and quartiles of its speed in terms of the reference's; and keeps
     * the same, with date and machine, in a file.
     *
     * @param name of the file; one benchmark with other parameters is another name
     * @param about what the numbers mean: parameters, amounts
     */
    public void keep(String name, Map<String, ?> about) {
        int rounds = millis.get(reference).size();
        if (rounds == 0) {
            return;
        }
        List<Subject> subjects = millis.entrySet().stream()
                .map(entry -> subject(entry.getKey(), entry.getValue()))
                .toList();
        System.out.printf("%n%-20s %10s %28s%n", "", "median ms", "speed / " + reference);
        subjects.forEach(subject -> System.out.printf(
                "%-20s %10.1f %10.3f (%.3f to %.3f)%n",
                subject.name(), subject.medianMillis(), subject.speed(), subject.speedQ1(), subject.speedQ3()));
        System.out.println(about);
        Kept.write(name, about, machine, new Speeds(rounds, reference, subjects));
    }

    private Subject subject(String name, List<Double> times) {
        List<Double> references = millis.get(reference);
        double[] speeds = new double[times.size()];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = references.get(i) / times.get(i);
        }
        double[] all = times.stream().mapToDouble(time -> time).toArray();
        return new Subject(
                name,
                rounded(quantile(all, 0.5), 10),
                rounded(quantile(speeds, 0.5), 1000),
                rounded(quantile(speeds, 0.25), 1000),
                rounded(quantile(speeds, 0.75), 1000));
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
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
