package org.fusiform.imaging.rendering.raster;

/** Small functions that shapes and paints are made of. */
public final class Ramps {
    private Ramps() {}

    /** From 0 at {@code from} smoothly to 1 at {@code to}; {@code from} may be the greater one. */
    public static double step(double from, double to, double x) {
        double t = Math.clamp((x - from) / (to - from), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }

    /** A round hill of height 1 at (0, 0) that ends at the ellipse of these radii. */
    public static double hill(double x, double y, double radiusX, double radiusY) {
        double d = x * x / (radiusX * radiusX) + y * y / (radiusY * radiusY);
        return d >= 1 ? 0 : (1 - d) * (1 - d);
    }

    /** a where t is 0, b where it is 1. */
    public static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
