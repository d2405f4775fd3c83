package org.fusiform.imaging.rendering.raster;

import java.util.List;

/** Light from one direction with the shadows it casts, and from the sky and the ground without any. */
public final class Sun implements Light {
    private static final int SIDE = 384;
    private static final double SHININESS = 24;
    private final double[] toward;
    private final double strength;
    private final double sky;
    private final double ground;
    private final DepthMap shadows;
    private final Projection projection;
    private final double bias;
    private final double[] screen = new double[4];

    private Sun(double[] toward, double strength, double sky, double ground, DepthMap shadows, Beam beam) {
        this.toward = toward;
        this.strength = strength;
        this.sky = sky;
        this.ground = ground;
        this.shadows = shadows;
        this.projection = beam;
        this.bias = 2.5 * beam.radius() / SIDE;
    }

    /**
     * @param azimuth radians from straight behind the viewer to the right
     * @param height radians above the horizon
     * @param strength of the direct light; {@code sky} and {@code ground} of the diffuse one
     * @param casters what casts shadows, all within {@code radius} of the origin
     */
    public static Sun of(
            double azimuth,
            double height,
            double strength,
            double sky,
            double ground,
            List<Patch> casters,
            double radius) {
        double[] toward = {
            StrictMath.sin(azimuth) * StrictMath.cos(height),
            StrictMath.sin(height),
            StrictMath.cos(azimuth) * StrictMath.cos(height)
        };
        Beam beam = new Beam(Pose.turned(-azimuth, height, 0), radius);
        return new Sun(toward, strength, sky, ground, DepthMap.of(casters, SIDE, beam), beam);
    }

    @Override
    public double on(Surface p) {
        double up = 0.5 + 0.5 * p.ny;
        double diffuse = sky * up + ground * (1 - up);
        double facing = p.nx * toward[0] + p.ny * toward[1] + p.nz * toward[2];
        double direct = 0;
        double highlight = 0;
        if (facing > 0) {
            double lit = strength * share(p);
            direct = lit * facing;
            if (p.gloss > 0) {
                highlight = lit * p.gloss * highlight(p);
            }
        }
        return p.albedo * (diffuse + direct) + highlight + p.glow;
    }

    /** Blinn and Phong. */
    private double highlight(Surface p) {
        double hx = toward[0] + p.toEyeX;
        double hy = toward[1] + p.toEyeY;
        double hz = toward[2] + p.toEyeZ;
        double length = Math.sqrt(hx * hx + hy * hy + hz * hz);
        double cosine = Math.max(0, (p.nx * hx + p.ny * hy + p.nz * hz) / length);
        // (1 + n (c − 1) / m)^m comes close to c^n without a call of pow.
        double base = Math.max(0, 1 + SHININESS * (cosine - 1) / 4);
        return base * base * base * base;
    }

    /** Share of the sun that is seen from a point, over 3 × 3 places of the shadow map. */
    private double share(Surface p) {
        projection.project(p.x + bias * p.nx, p.y + bias * p.ny, p.z + bias * p.nz, screen);
        double depth = screen[2] + bias;
        int x = (int) Math.floor(screen[0]);
        int y = (int) Math.floor(screen[1]);
        int lit = 0;
        for (int j = y - 1; j <= y + 1; j++) {
            for (int i = x - 1; i <= x + 1; i++) {
                boolean outside = i < 0 || j < 0 || i >= SIDE || j >= SIDE;
                lit += outside || shadows.depth[j * SIDE + i] <= depth ? 1 : 0;
            }
        }
        return lit / 9.0;
    }

    /** Parallel projection along the light, of a ball of {@code radius} about the origin. */
    private record Beam(Pose pose, double radius) implements Projection {
        @Override
        public void project(double x, double y, double z, double[] screen) {
            double[] m = pose.m();
            double scale = SIDE / (2 * radius);
            screen[0] = SIDE / 2.0 + scale * (m[0] * x + m[1] * y + m[2] * z);
            screen[1] = SIDE / 2.0 - scale * (m[4] * x + m[5] * y + m[6] * z);
            // Kept above 0, which means that there is nothing.
            screen[2] = 2 * radius + m[8] * x + m[9] * y + m[10] * z;
            screen[3] = 1;
        }
    }
}
