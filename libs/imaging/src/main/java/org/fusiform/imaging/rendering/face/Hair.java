package org.fusiform.imaging.rendering.face;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Form;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/** A head of hair: a shell above the skin from the crown down to its line. */
final class Hair implements Form, Material {
    private final Head head;
    private final Traits traits;
    private final double forehead;
    private final double parting;
    private final double nape;
    private final double temples;
    private final double volume;
    private final double curl;

    Hair(Head head, Traits traits, Seeded random) {
        this.head = head;
        this.traits = traits;
        boolean isLong = traits.female() ? random.unit() < 0.75 : random.unit() < 0.08;
        forehead = random.unit() < 0.25 ? random.between(3.4, 4.6) : random.between(5.6, 7.6);
        parting = random.between(-0.5, 0.5);
        nape = isLong ? random.between(-16, -8) : random.between(-6, -3);
        temples = isLong ? nape + random.between(0, 1.5) : random.between(-1.5, 1.5);
        volume = random.between(0.6, isLong ? 2.2 : 1.6);
        curl = random.unit() < 0.4 ? random.between(0.3, 1) : 0;
    }

    @Override
    public void at(double u, double v, double[] xyz) {
        double azimuth = Head.azimuth(u);
        double edge = edge(Math.abs(azimuth), azimuth);
        double down = v < 0.2 ? 5 * v * v * 0.2 / 0.2 : 0.2 + (v - 0.2);
        double y = mix(Head.CROWN, edge, down);
        double hanging = Math.max(y, -1.5);
        head.section(azimuth, hanging, xyz);
        double flare = 1 + 0.03 * (hanging - y) * volume * 0.3;
        double rim = 0.15 + 0.85 * step(0, 0.35, 1 - v);
        double waves = 1 + 0.5 * curl * Noise.fractal(xyz[0] * 0.8, y * 0.8, xyz[2] * 0.8, 3);
        double thick = volume * rim * waves * (0.75 + 0.25 * Math.min(1, (Head.CROWN - y) / 4));
        double length = Math.sqrt(xyz[0] * xyz[0] + xyz[2] * xyz[2]) + 1e-6;
        double out = (length * flare + thick) / length;
        xyz[0] *= out;
        xyz[2] *= out;
        xyz[1] = (y + thick * 0.9 * step(6, Head.CROWN, y)) * traits.length();
    }

    /** Height of the lower edge at an azimuth: forehead, temples before the ear, nape. */
    private double edge(double around, double azimuth) {
        double front =
                forehead + 0.7 * Math.abs(StrictMath.sin((azimuth - parting) * 1.5)) - 0.9 * step(0.3, 0.9, around);
        double side = mix(front, temples, step(0.75, 1.2, around));
        return mix(side, nape, step(1.5, 2.2, around));
    }

    @Override
    public void paint(Surface p) {
        double azimuth = Head.azimuth(p.u) * 9;
        double strand = Noise.at(azimuth * 4, p.v * 3, 3) * 0.6 + Noise.at(azimuth * 11, p.v * 5, 9) * 0.4;
        double lock = Noise.at(azimuth * (1 + curl), p.v * (2 + 9 * curl), 21);
        p.albedo = Math.max(0.01, traits.hair() * (1 + 0.45 * strand + 0.3 * lock));
        p.gloss = 0.12 + 0.2 * Math.max(0, lock + strand * 0.5);
        p.tilt(0.35 * strand, 0.25 * lock, 0);
    }
}
