package org.fusiform.imaging.lettering;

import java.util.List;

/**
 * A letter as strokes, in units of which capitals are 7.4 high: baseline 0, y upwards.
 *
 * @param width from its leftmost to its rightmost stroke
 * @param strokes polylines, x and y by turns
 */
record Glyph(double width, List<double[]> strokes) {
    Glyph {
        strokes = List.copyOf(strokes);
    }
}
