package org.fusiform.imaging.lettering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the strokes of a letter: M lifts the pen, L draws a line, Q a parabola, which is flattened. */
final class GlyphPath {
    private static final int STEPS = 8;
    private final List<double[]> strokes = new ArrayList<>();
    private double[] current = new double[0];

    private GlyphPath() {}

    /** Words such as {@code M0,5}, {@code L0,0}; after {@code Q1,2} comes the end of the parabola. */
    static List<double[]> parse(List<String> words) {
        GlyphPath path = new GlyphPath();
        for (int i = 0; i < words.size(); i++) {
            double[] point = point(words.get(i).substring(1));
            switch (words.get(i).charAt(0)) {
                case 'M' -> path.lift(point);
                case 'L' -> path.line(point);
                case 'Q' -> path.parabola(point, point(words.get(++i)));
                default -> throw new IllegalArgumentException("no stroke begins as " + words.get(i));
            }
        }
        path.lift(new double[0]);
        return path.strokes;
    }

    private static double[] point(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private void lift(double[] to) {
        if (current.length > 0) {
            strokes.add(current);
        }
        current = to;
    }

    private void line(double[] to) {
        current = Arrays.copyOf(current, current.length + 2);
        System.arraycopy(to, 0, current, current.length - 2, 2);
    }

    private void parabola(double[] control, double[] to) {
        double x = current[current.length - 2];
        double y = current[current.length - 1];
        for (int step = 1; step <= STEPS; step++) {
            double t = (double) step / STEPS;
            double s = 1 - t;
            line(new double[] {
                s * s * x + 2 * s * t * control[0] + t * t * to[0], s * s * y + 2 * s * t * control[1] + t * t * to[1]
            });
        }
    }
}
