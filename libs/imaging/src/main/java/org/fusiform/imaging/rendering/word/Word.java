package org.fusiform.imaging.rendering.word;

import java.util.List;
import org.fusiform.imaging.lettering.Ink;
import org.fusiform.imaging.lettering.Letter;
import org.fusiform.imaging.lettering.Pen;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.scramble.Seeded;

/** A pseudoword: letters, pen, case, slant, curve, size, place and what the letters are filled with are random. */
public final class Word {
    private Word() {}

    /** A cut-out of {@code side} × {@code side} pixels. */
    public static Picture draw(int side, Seeded random) {
        boolean serifs = random.unit() < 0.35;
        List<Letter> letters = Letter.of(Pseudoword.random(random), serifs);
        double broad = random.between(0.35, 0.85);
        Pen pen = random.unit() < 0.5
                ? Pen.round(broad)
                : new Pen(broad, broad * random.between(0.35, 0.6), random.between(-0.2, 0.9));
        Line line = Line.random(letters, side, random);
        Filling filling = new Filling(random);
        double outline = filling.outlined() ? side * random.between(0.008, 0.016) : 0;
        Picture picture = new Picture(side);
        for (Letter letter : letters) {
            Ink ink = new Ink(side, side);
            letter.strokes().forEach(stroke -> ink.stroke(line.place(stroke), pen, line.scale(), outline));
            filling.next(random);
            fill(picture, ink, filling, outline);
        }
        return picture;
    }

    private static void fill(Picture picture, Ink ink, Filling filling, double outline) {
        int side = picture.side();
        for (int pixel = 0; pixel < side * side; pixel++) {
            double whole = ink.cover(pixel, outline);
            if (whole > 0) {
                double inner = outline > 0 ? ink.cover(pixel, 0) : 1;
                double tone = filling.tone(pixel % side, (double) (pixel / side));
                picture.over(pixel, inner * tone + (1 - inner) * filling.edge(), whole);
            }
        }
    }

    /** What letters are filled with, each a little differently. */
    private static final class Filling {
        private enum Kind {
            PLAIN,
            OUTLINED,
            STRIPED,
            SPECKLED
        }

        private final Kind kind;
        private final double tone;
        private final double spread;
        private final double edge;
        private double own;
        private double grain;
        private double turn;

        Filling(Seeded random) {
            kind = Kind.values()[random.below(Kind.values().length)];
            boolean dark = random.unit() < 0.5;
            tone = dark ? random.between(0, 0.2) : random.between(0.8, 1);
            edge = dark ? 1 : 0;
            spread = random.between(0, 0.15);
        }

        boolean outlined() {
            return kind != Kind.PLAIN;
        }

        double edge() {
            return edge;
        }

        void next(Seeded random) {
            own = Math.clamp(tone + random.between(-spread, spread), 0.0, 1.0);
            grain = random.between(0.08, 0.35);
            turn = random.between(0, 3);
        }

        double tone(double x, double y) {
            double inward = edge > 0.5 ? 1 : -1;
            return switch (kind) {
                case PLAIN, OUTLINED -> own;
                case STRIPED -> {
                    double across = x * StrictMath.cos(turn) + y * StrictMath.sin(turn);
                    yield own + inward * (Math.floorMod((int) Math.floor(across * grain), 2) == 0 ? 0 : 0.3);
                }
                case SPECKLED -> own + inward * 0.3 * (0.5 + 0.5 * Noise.fractal(x * grain, y * grain, turn, 3));
            };
        }
    }
}
