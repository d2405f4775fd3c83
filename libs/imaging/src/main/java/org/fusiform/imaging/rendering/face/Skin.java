package org.fusiform.imaging.rendering.face;

import static org.fusiform.imaging.rendering.raster.Ramps.hill;
import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Surface;

/** The skin of head and neck with everything that is painted on it. */
final class Skin implements Material {
    private final Traits traits;
    private final Eye eye;
    private final Mouth mouth;

    Skin(Traits traits) {
        this.traits = traits;
        this.eye = new Eye(traits);
        this.mouth = new Mouth(traits);
    }

    @Override
    public void paint(Surface p) {
        double x = p.ownX;
        double y = p.ownY / traits.length();
        double grain = Noise.at(x * 6, y * 3, 1);
        double skin = traits.skin() * (1 + 0.05 * Noise.fractal(x * 0.8, y * 0.8, 5, 2));
        p.gloss = 0.12;
        if (p.ownZ > 0) {
            skin = face(x, y, skin, grain);
        }
        p.albedo = skin;
    }

    private double face(double x, double y, double skin, double grain) {
        double side = Math.abs(x);
        double tip = -traits.noseLength() + 0.9;
        double tone = beard(side, y, skin, grain);
        double fold = 1.6 + (tip - y) * 0.55;
        double smiling = 0.12 + 0.2 * Math.max(0, traits.smile());
        tone *= 1 - smiling * step(0.35, 0, Math.abs(side - fold - 0.4)) * hill(0, y - tip + 1.6, 1, 2.2);
        tone *= 1 - 0.9 * hill(side - 0.68, y - tip + 0.85, 0.5, 0.3);
        tone *= 1 - 0.3 * hill(side - traits.noseWidth() - 0.1, y - tip + 0.3, 0.35, 0.7);
        tone = mouth.paint(x, y, tone);
        return eye.paint(x, y, tone, grain);
    }

    /** Cheeks below the ears, chin and upper lip. */
    private double beard(double side, double y, double skin, double grain) {
        double below = step(-4, -6, y + Math.max(0, 3.6 - side) * 0.8 - step(3, 6, side) * 2);
        double lip = step(2.9, 2.3, side) * step(-5, -5.5, y);
        double share = traits.beard() * Math.max(below, lip) * step(-12.5, -11, y);
        return mix(skin, Math.min(traits.hair() + 0.03, skin * 0.7), share * (0.75 + 0.35 * grain));
    }
}
