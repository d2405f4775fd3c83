package org.fusiform.imaging.lettering;

import java.util.ArrayList;
import java.util.List;

/** One letter of a text, placed on its line: strokes in letter units, x along the line, baseline 0, y upwards. */
public record Letter(double left, double right, List<double[]> strokes) {
    private static final double SPACE = 1.9;
    private static final double HALF_SERIF = 0.75;

    public Letter {
        strokes = List.copyOf(strokes);
    }

    /** The letters of a text from x = 0 on; blanks have no strokes. Serifs stand at the ends of upright strokes. */
    public static List<Letter> of(String text, boolean serifs) {
        List<Letter> letters = new ArrayList<>();
        double x = 0;
        for (Glyph glyph : Alphabet.spell(text)) {
            List<double[]> strokes = new ArrayList<>();
            for (double[] stroke : glyph.strokes()) {
                double[] moved = stroke.clone();
                for (int i = 0; i < moved.length; i += 2) {
                    moved[i] += x;
                }
                strokes.add(moved);
                if (serifs) {
                    addSerifs(moved, strokes);
                }
            }
            letters.add(new Letter(x, x + glyph.width(), strokes));
            x += glyph.width() + SPACE;
        }
        return letters;
    }

    private static void addSerifs(double[] stroke, List<double[]> strokes) {
        int last = stroke.length - 2;
        serif(stroke[0], stroke[1], stroke[2], stroke[3], strokes);
        serif(stroke[last], stroke[last + 1], stroke[last - 2], stroke[last - 1], strokes);
    }

    private static void serif(double x, double y, double otherX, double otherY, List<double[]> strokes) {
        if (Math.abs(otherY - y) > 1.5 && Math.abs(otherX - x) < Math.abs(otherY - y)) {
            strokes.add(new double[] {x - HALF_SERIF, y, x + HALF_SERIF, y});
        }
    }
}
