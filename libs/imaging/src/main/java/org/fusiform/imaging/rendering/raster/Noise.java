package org.fusiform.imaging.rendering.raster;

/** Value noise on the integer lattice, smooth between its points; the same on every machine. */
public final class Noise {
    private Noise() {}

    /** In (−1, 1), with features of about one unit. */
    public static double at(double x, double y, double z) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        double floorZ = Math.floor(z);
        int i = (int) floorX;
        int j = (int) floorY;
        int k = (int) floorZ;
        double u = smooth(x - floorX);
        double v = smooth(y - floorY);
        double w = smooth(z - floorZ);
        double near = mix(
                mix(lattice(i, j, k), lattice(i + 1, j, k), u),
                mix(lattice(i, j + 1, k), lattice(i + 1, j + 1, k), u),
                v);
        double far = mix(
                mix(lattice(i, j, k + 1), lattice(i + 1, j, k + 1), u),
                mix(lattice(i, j + 1, k + 1), lattice(i + 1, j + 1, k + 1), u),
                v);
        return mix(near, far, w);
    }

    /** A sum of octaves, each of half the size and half the height of the one before; about −1 … 1. */
    public static double fractal(double x, double y, double z, int octaves) {
        double sum = 0;
        double height = 0.5;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += height * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave, z * scale);
            height *= 0.5;
            scale *= 2;
        }
        return sum * 1.4;
    }

    /** In [0, 1), without any smoothness: what a brick, a pane or a tile has of its own. */
    public static double cell(int i, int j) {
        return (lattice(i, j, 7) + 1) / 2;
    }

    private static double lattice(int i, int j, int k) {
        int h = i * 0x9e3779b1 ^ j * 0x85ebca77 ^ k * 0xc2b2ae3d;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        return (h ^ h >>> 15) * 0x1p-31;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
