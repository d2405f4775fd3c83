package org.fusiform.imaging.lettering;

import java.util.List;

/** A line of text as ink, for captions: no font need be installed. Cover of row-major pixels, 0 … 1. */
public record Label(int width, int height, float[] cover) {
    private static final double CAPITALS = 7.4;
    private static final double DESCENDERS = 2.4;
    private static final String CUT = "...";

    /**
     * At most so wide: what does not fit is cut and ends in dots.
     *
     * @param capitals height of capital letters in pixels
     */
    public static Label of(String text, int capitals, int mostWidth) {
        double scale = capitals / CAPITALS;
        String shown = text;
        while (widthOf(shown, scale) > mostWidth && shown.length() > CUT.length()) {
            String kept = shown.endsWith(CUT) ? shown.substring(0, shown.length() - CUT.length()) : shown;
            shown = kept.substring(0, Math.max(0, kept.offsetByCodePoints(kept.length(), -1))) + CUT;
        }
        return written(shown, scale, capitals);
    }

    private static int widthOf(String text, double scale) {
        List<Letter> letters = Letter.of(text, false);
        return letters.isEmpty() ? 1 : (int) Math.ceil((letters.getLast().right() + 2) * scale) + 1;
    }

    private static Label written(String text, double scale, int capitals) {
        int width = widthOf(text, scale);
        int height = (int) Math.ceil((CAPITALS + DESCENDERS + 2) * scale) + 1;
        Ink ink = new Ink(width, height);
        double left = scale + 0.5;
        double baseline = capitals + scale + 0.5;
        for (Letter letter : Letter.of(text, false)) {
            for (double[] stroke : letter.strokes()) {
                double[] placed = new double[stroke.length];
                for (int i = 0; i < stroke.length; i += 2) {
                    placed[i] = left + stroke[i] * scale;
                    placed[i + 1] = baseline - stroke[i + 1] * scale;
                }
                ink.stroke(placed, Pen.round(Math.max(0.5, 0.6 / scale)), scale, 0);
            }
        }
        float[] cover = new float[width * height];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (float) ink.cover(i, 0);
        }
        return new Label(width, height, cover);
    }
}
