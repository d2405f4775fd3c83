package org.fusiform.imaging.rendering.word;

import java.util.List;
import org.fusiform.imaging.lettering.Letter;
import org.fusiform.imaging.scramble.Seeded;

/**
 * The line that is written on, within the picture's middle.
 *
 * @param x pixel of the line's middle; {@code y} downwards
 * @param scale pixels per letter unit
 * @param tall height of the letters, 1 as they were drawn
 * @param angle of the line, in radians
 * @param bend how far it is bent, per unit squared
 * @param slant of the letters
 * @param middle of the line, in letter units
 */
record Line(double x, double y, double scale, double tall, double angle, double bend, double slant, double middle) {
    private static final double HALF_HEIGHT = 3.5;

    static Line random(List<Letter> letters, int side, Seeded random) {
        double length = letters.getLast().right();
        double bend = random.unit() < 0.4 ? random.between(-1, 1) / length : 0;
        Line unit = new Line(
                0,
                0,
                1,
                random.between(1, 1.6),
                random.between(-0.35, 0.35),
                bend,
                random.between(-0.1, 0.3),
                length / 2);
        double[] bounds = unit.bounds(letters);
        double wide = bounds[1] - bounds[0] + 2.5;
        double high = bounds[3] - bounds[2] + 2.5;
        double scale = side * random.between(0.66, 0.86) / Math.max(wide, high);
        double freeX = (side * 0.92 - wide * scale) / 2;
        double freeY = (side * 0.92 - high * scale) / 2;
        return new Line(
                side / 2.0 - scale * (bounds[0] + bounds[1]) / 2 + freeX * random.between(-1, 1),
                side / 2.0 - scale * (bounds[2] + bounds[3]) / 2 + freeY * random.between(-0.7, 0.7),
                scale,
                unit.tall,
                unit.angle,
                unit.bend,
                unit.slant,
                unit.middle);
    }

    /** In pixels, y downwards. */
    double[] place(double[] stroke) {
        double[] placed = new double[stroke.length];
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int i = 0; i < stroke.length; i += 2) {
            double above = stroke[i + 1] - HALF_HEIGHT;
            double along = stroke[i] - middle;
            double px = (along + slant * above) * scale;
            double py = -(above * tall + bend * along * along) * scale;
            placed[i] = x + px * cos - py * sin;
            placed[i + 1] = y + px * sin + py * cos;
        }
        return placed;
    }

    /** Least and greatest x, least and greatest y. */
    private double[] bounds(List<Letter> letters) {
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Letter letter : letters) {
            for (double[] stroke : letter.strokes()) {
                double[] placed = place(stroke);
                for (int i = 0; i < placed.length; i++) {
                    int axis = i % 2 * 2;
                    bounds[axis] = Math.min(bounds[axis], placed[i]);
                    bounds[axis + 1] = Math.max(bounds[axis + 1], placed[i]);
                }
            }
        }
        return bounds;
    }
}
