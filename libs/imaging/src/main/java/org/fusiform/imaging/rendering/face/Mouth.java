package org.fusiform.imaging.rendering.face;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

/** Lips, the line between them, and teeth where they are parted. */
final class Mouth {
    private static final double HEIGHT = -7.1;
    private final Traits traits;

    Mouth(Traits traits) {
        this.traits = traits;
    }

    /** Height of the line between the lips: corners rise with a smile. */
    static double line(Traits traits, double x) {
        double across = x / traits.mouthWidth();
        double bow = Math.abs(across) < 0.35 ? 0.06 * (1 - Math.abs(across) / 0.35) : 0;
        return HEIGHT + traits.smile() * 0.55 * Math.min(across * across, 1.4) - bow;
    }

    /** The skin's albedo as the mouth changes it. */
    double paint(double x, double y, double skin) {
        double wide = traits.mouthWidth() * (1 + 0.12 * Math.max(0, traits.smile()));
        double across = Math.abs(x) / wide;
        if (across > 1.1) {
            return skin;
        }
        double arch = Math.max(0, 1 - across * across);
        double above = y - line(traits, x * traits.mouthWidth() / wide);
        double open = traits.parted() * Math.sqrt(arch);
        double cupid = 0.16 * Math.max(0, 1 - Math.abs(across - 0.22) / 0.22) - 0.05;
        double top = traits.lips() * (0.62 * Math.sqrt(arch) + cupid * arch) + 0.25 * open;
        double bottom = -traits.lips() * 0.95 * arch - open;
        double edge = 0.12;
        double lip = step(top + edge, top - edge, above) * step(bottom - edge, bottom + edge, above);
        double tone = mix(skin, skin * (traits.female() ? 0.5 : 0.62), lip);
        return inside(tone, above, open, across);
    }

    private double inside(double tone, double above, double open, double across) {
        double depth = 0.09 + 0.55 * open;
        double gap = step(depth, depth * 0.6, Math.abs(above + 0.42 * open)) * step(1.06, 0.9, across);
        double teeth =
                open > 0.2 ? step(0.08, 0.0, Math.abs(above + 0.25 * open) - 0.3 * open) * step(0.95, 0.6, across) : 0;
        return mix(tone, mix(0.05, 0.85, teeth), gap);
    }
}
