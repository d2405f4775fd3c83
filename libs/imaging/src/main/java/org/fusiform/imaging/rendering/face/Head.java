package org.fusiform.imaging.rendering.face;

import static org.fusiform.imaging.rendering.raster.Ramps.hill;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Form;

/**
 * Head and neck in centimetres, eyes at height 0, the face towards +z. Around the head runs the azimuth, 0 in front; at
 * every height the section is an ellipse with a front and a back of its own, and the features are hills upon it.
 */
final class Head implements Form {
    static final double CROWN = 11.8;
    static final double NECK = -15.5;
    private static final Curve WIDTH = Curve.through(
            NECK, 5.3, -14, 5.1, -12.2, 4.9, -11.4, 4.6, -10.2, 5.0, -8.6, 5.8, -6.5, 6.4, -3.5, 6.9, -1, 7.3, 3, 7.6,
            6, 7.3, 8.5, 6.2, 10.2, 4.5, 11.3, 2.4, CROWN, 0);
    private static final Curve FRONT = Curve.through(
            NECK, 4.5, -14, 4.4, -12.4, 5.0, -11.5, 7.4, -10.4, 8.8, -8.8, 8.7, -6.8, 9.1, -4.5, 9.0, -2, 8.9, 0, 8.9,
            2.2, 9.4, 4.5, 9.1, 6.5, 8.4, 8.5, 7.0, 10.2, 5.1, 11.3, 2.8, CROWN, 0);
    private static final Curve BACK = Curve.through(
            NECK, 6.2, -14, 6.0, -11, 6.0, -7, 7.4, -3, 9.2, 1, 10, 5, 9.8, 8, 8.2, 10.2, 5.6, 11.3, 3, CROWN, 0);
    private final Traits traits;

    Head(Traits traits) {
        this.traits = traits;
    }

    /** u around from back to back, v from the crown down; rows lie closer where the features are. */
    @Override
    public void at(double u, double v, double[] xyz) {
        double azimuth = azimuth(u);
        double y = v < 0.12
                ? CROWN - 3.8 * (v / 0.12) * (v / 0.12)
                : v < 0.85 ? 8 - (v - 0.12) / 0.73 * 20.5 : -12.5 + (v - 0.85) / 0.15 * (NECK + 12.5);
        place(azimuth, y, xyz);
    }

    /** Two thirds of the columns lie on the front half. */
    static double azimuth(double u) {
        double t = 2 * u - 1;
        return StrictMath.PI * t * (0.55 + 0.45 * t * t);
    }

    /** The point of the skin at an azimuth and a height. */
    void place(double azimuth, double y, double[] xyz) {
        section(azimuth, y, xyz);
        double facing = StrictMath.cos(azimuth);
        xyz[1] = y * traits.length();
        if (facing > 0 && y > -12) {
            xyz[2] += features(xyz[0], y) * step(0, 0.25, facing);
        }
    }

    /** x and z of the bare section. */
    void section(double azimuth, double y, double[] xyz) {
        double sin = StrictMath.sin(azimuth);
        double cos = StrictMath.cos(azimuth);
        double jaw = 1 + (traits.jaw() - 1) * step(-2, -9, y);
        double width = WIDTH.at(y) * traits.width() * jaw;
        xyz[0] = width * sin;
        xyz[2] = (cos > 0 ? FRONT.at(y) : BACK.at(y)) * cos;
    }

    private double features(double x, double y) {
        double side = Math.abs(x);
        double apart = traits.eyeApart();
        double eyes = -1.0 * hill(side - apart + 0.3, y - 0.1, 2.5, 1.7)
                + 0.55 * hill(side - apart, y, 1.7, 1.15)
                + 0.45 * hill(side - apart + 0.2, y - traits.brow(), 2.8, 1.1);
        double cheeks =
                traits.cheeks() * (0.7 * hill(side - 4.7, y + 2.2, 2.6, 2.2) - 0.5 * hill(side - 5, y + 6, 2, 2.4))
                        + Math.max(0, traits.smile()) * 0.7 * hill(side - 3.8, y + 3.6, 1.9, 1.7);
        double chin = 0.8 * hill(x, y + 10.4, 2.2, 1.5) - 0.5 * hill(x, y + 8.9, 2.6, 0.9);
        return eyes + cheeks + chin + nose(x, side, y) + mouth(x, side, y);
    }

    private double nose(double x, double side, double y) {
        double tip = -traits.noseLength() + 0.9;
        double along = step(2.2, tip, y);
        double ends = step(tip - 1.05, tip - 0.05, y);
        double width = 0.75 + 0.75 * along * along;
        double ridge = Math.max(0, 1 - side * side / (width * width));
        double wings = hill(side - traits.noseWidth() * 0.75, y - tip + 0.35, 0.85, 0.85);
        return traits.noseHeight() * (0.15 + 0.85 * along) * ends * step(2.6, 1.2, y) * ridge * Math.sqrt(ridge)
                + 0.9 * wings
                + 0.35 * hill(x, y - tip, 1, 0.8) * ends;
    }

    private double mouth(double x, double side, double y) {
        double line = Mouth.line(traits, x);
        double wide = traits.mouthWidth() * 1.05;
        double open = traits.parted() * 0.5;
        double upper =
                hill(side - 0.45, y - line - 0.5 * traits.lips() - open * 0.3, wide * 0.75, 0.75 * traits.lips());
        double lower = hill(x, y - line + 0.6 * traits.lips() + open, wide * 0.8, 0.85 * traits.lips());
        double gap = hill(x, y - line + open * 0.4, wide, 0.28 + open);
        double philtrum = hill(x, y - line - 1.4, 0.5, 1.1);
        return 0.4 * hill(x, y + 7, 3.4, 2.2) + 0.5 * upper + 0.6 * lower - (0.35 + 0.4 * open) * gap - 0.18 * philtrum;
    }
}
