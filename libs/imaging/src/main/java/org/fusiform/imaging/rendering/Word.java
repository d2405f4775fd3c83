package org.fusiform.imaging.rendering;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;
import org.fusiform.imaging.scramble.Seeded;

/** A pronounceable pseudoword in stroke letters: letters, weight, slant, size and place vary. No font is needed. */
final class Word implements Drawing {
    /** Strokes on a grid of 5 × 7, x and y as digits, strokes apart by blanks. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('a', "0602204246 0444"),
            Map.entry('b', "0030414233 0333 334445360600"),
            Map.entry('d', "003042443606 0006"),
            Map.entry('e', "40000646 0333"),
            Map.entry('f', "400006 0333"),
            Map.entry('g', "4010010516364523"),
            Map.entry('i', "1030 2026 1636"),
            Map.entry('k', "0006 4003 0346"),
            Map.entry('l', "000646"),
            Map.entry('m', "0600234046"),
            Map.entry('n', "06004640"),
            Map.entry('o', "100105163645413010"),
            Map.entry('p', "06003041423303"),
            Map.entry('r', "06003041423303 2346"),
            Map.entry('s', "403010010213334445361606"),
            Map.entry('t', "0040 2026"),
            Map.entry('u', "000516364540"),
            Map.entry('z', "00400646"));

    private static final String CONSONANTS = "bdfgklmnprstz";
    private static final String VOWELS = "aeiou";

    @Override
    public void draw(Canvas canvas, Seeded random) {
        int letters = 4 + random.below(3);
        // Neither moved nor tilted does a word leave the central crop that networks see.
        double scale = random.between(0.6, 0.75) / letters;
        canvas.place(random.between(-0.06, 0.06), random.between(-0.45, 0.45), 1, random.between(-0.12, 0.12));
        double slant = random.between(-0.15, 0.3);
        double stretch = random.between(1, 1.7);
        double level = random.unit() < 0.7 ? random.between(0, 0.15) : random.between(0.9, 1);
        double weight = scale * random.between(0.16, 0.34);
        for (int i = 0; i < letters; i++) {
            String from = (i % 2 == 0) == (letters % 2 == 0) ? CONSONANTS : VOWELS;
            char letter = from.charAt(random.below(from.length()));
            AffineTransform place = new AffineTransform(
                    scale * 0.34,
                    0,
                    -slant * scale * 0.3,
                    scale * 0.3 * stretch,
                    (i - letters / 2.0) * scale * 1.9 + scale * 0.3,
                    -scale * 0.9 * stretch);
            canvas.stroke(level, weight, place.createTransformedShape(strokes(letter)));
        }
    }

    private static Path2D strokes(char letter) {
        Path2D path = new Path2D.Double();
        for (String stroke : LETTERS.get(letter).split(" ")) {
            for (int i = 0; i + 1 < stroke.length(); i += 2) {
                int x = stroke.charAt(i) - '0';
                int y = stroke.charAt(i + 1) - '0';
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
        }
        return path;
    }
}
