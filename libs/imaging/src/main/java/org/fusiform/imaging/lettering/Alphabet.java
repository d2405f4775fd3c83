package org.fusiform.imaging.lettering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our own stroke letters, so that no font need be installed: Latin letters, digits and some punctuation. */
final class Alphabet {
    private static final Map<Integer, Glyph> GLYPHS = read();
    private static final Glyph BLANK = new Glyph(2.2, List.of());
    private static final Glyph UNKNOWN = new Glyph(3.6, List.of(new double[] {0, 0, 3.6, 0, 3.6, 6, 0, 6, 0, 0}));

    private Alphabet() {}

    /** The glyphs of a text: accents are dropped, what the alphabet does not have becomes a box. */
    static List<Glyph> spell(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .mapToObj(point -> point == ' ' ? BLANK : GLYPHS.getOrDefault(point, UNKNOWN))
                .toList();
    }

    private static Map<Integer, Glyph> read() {
        Map<Integer, Glyph> glyphs = new HashMap<>();
        try (InputStream lines = Alphabet.class.getResourceAsStream("alphabet.txt")) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("//")) {
                    List<String> words = List.of(line.split(" "));
                    Glyph glyph = new Glyph(
                            Double.parseDouble(words.get(1)), GlyphPath.parse(words.subList(2, words.size())));
                    glyphs.put(words.getFirst().codePointAt(0), glyph);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("our own alphabet cannot be read", e);
        }
        return Map.copyOf(glyphs);
    }
}
