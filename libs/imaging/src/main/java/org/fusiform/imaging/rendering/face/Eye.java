package org.fusiform.imaging.rendering.face;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

/** Both eyes with their lids, lashes and brows, painted on the skin. */
final class Eye {
    private static final double IRIS = 0.62;
    private final Traits traits;

    Eye(Traits traits) {
        this.traits = traits;
    }

    /** The skin's albedo as the eyes change it; x and y of the face in centimetres. */
    double paint(double x, double y, double skin, double grain) {
        double side = Math.signum(x);
        double outward = Math.abs(x) - traits.eyeApart();
        if (Math.abs(outward) > 3 || y > 4.2 || y < -2) {
            return skin;
        }
        double level = y - traits.eyeTilt() * outward;
        double across = outward / traits.eyeWidth();
        double arch = Math.max(0, 1 - across * across);
        double upper = traits.eyeHeight() * Math.sqrt(arch) * (1 - 0.15 * across);
        double lower = -traits.eyeHeight() * 0.62 * arch;
        double tone = skin * (1 - 0.2 * step(2.2, 0.4, Math.abs(outward)) * step(1.6, 0.2, Math.abs(level - 0.4)));
        tone = mix(tone, tone * 0.55, crease(level - upper - 0.42, across));
        tone = mix(tone, brow(outward, level, tone, grain), 1);
        double inside = step(-0.05, 0.05, upper - level) * step(-0.05, 0.05, level - lower) * (arch > 0 ? 1 : 0);
        tone = mix(tone, ball(outward - side * traits.gaze(), level, across, upper - level), inside);
        double lash = traits.female() ? 0.17 : 0.11;
        double lid = step(lash, lash * 0.4, Math.abs(level - upper)) * step(1.25, 1, Math.abs(across));
        double under = step(0.09, 0.03, Math.abs(level - lower)) * step(1, 0.8, Math.abs(across));
        return mix(mix(tone, 0.02, lid), tone * 0.6, under);
    }

    private static double crease(double above, double across) {
        return step(0.16, 0.02, Math.abs(above)) * step(1.2, 0.8, Math.abs(across));
    }

    private double ball(double x, double y, double across, double underLid) {
        double distance = Math.sqrt(x * x + y * y);
        double white = 0.85 - 0.3 * across * across;
        double iris = mix(traits.iris() + 0.12, traits.iris() * 0.5, step(0.35, 0.6, distance));
        double tone = mix(white, iris, step(IRIS + 0.05, IRIS - 0.05, distance));
        tone = mix(tone, 0.01, step(0.32, 0.24, distance));
        double shaded = tone * (0.45 + 0.55 * step(0, 0.45, underLid));
        double glint = step(0.2, 0.1, Math.sqrt((x + 0.2) * (x + 0.2) + (y - 0.2) * (y - 0.2)));
        return mix(shaded, 1.2, glint);
    }

    private double brow(double outward, double level, double skin, double grain) {
        double along = (outward + 0.2) / 2.35;
        double arch = traits.brow() + 0.4 * (1 - along * along) - 0.25 + traits.browTilt() * outward;
        double thick = traits.browThickness() * (along < 0 ? 1 : 1 - 0.75 * along);
        double hairs = step(thick, thick * 0.45, Math.abs(level - arch)) * step(1.08, 0.85, Math.abs(along));
        return mix(skin, Math.min(traits.hair() * 0.8, skin * 0.6), hairs * (0.8 + 0.3 * grain));
    }
}
