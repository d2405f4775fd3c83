package org.fusiform.imaging.rendering.scene;

import org.fusiform.imaging.rendering.raster.Light;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.rendering.raster.Vector;

/** Point lights that shine downwards and sideways, and diffuse light that every wall throws back. */
record Lamps(Vector[] at, double strength, double diffuse) implements Light {
    @Override
    public double on(Surface p) {
        double sum = diffuse;
        double shine = 0;
        for (Vector lamp : at) {
            double dx = lamp.x() - p.x;
            double dy = lamp.y() - p.y;
            double dz = lamp.z() - p.z;
            double square = dx * dx + dy * dy + dz * dz + 0.5;
            double distance = Math.sqrt(square);
            double facing = (p.nx * dx + p.ny * dy + p.nz * dz) / distance;
            if (facing > 0) {
                sum += strength * facing / square;
            }
            if (p.gloss > 0) {
                shine += p.gloss * mirrored(p, dx / distance, dy / distance, dz / distance);
            }
        }
        return p.albedo * sum + shine + p.glow;
    }

    /** How nearly the lamp lies where a mirror would show it. */
    private static double mirrored(Surface p, double dx, double dy, double dz) {
        double facing = p.nx * p.toEyeX + p.ny * p.toEyeY + p.nz * p.toEyeZ;
        double rx = 2 * facing * p.nx - p.toEyeX;
        double ry = 2 * facing * p.ny - p.toEyeY;
        double rz = 2 * facing * p.nz - p.toEyeZ;
        double cosine = Math.max(0, 1 + 14 * (rx * dx + ry * dy + rz * dz - 1));
        return cosine * cosine * cosine;
    }
}
