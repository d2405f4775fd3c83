package org.fusiform.imaging.rendering.raster;

import java.util.List;

/** Chooses a camera so that what is shown takes a given share of the picture. */
public final class Framing {
    private Framing() {}

    /**
     * Looks along −z from a distance beyond the origin.
     *
     * @param size share of the side that the longer extent takes
     * @param x where the middle of it lies, 0 … 1; {@code y} downwards
     */
    public static Camera fit(List<Patch> patches, double distance, int side, double size, double x, double y) {
        Pose pose = Pose.REST.shifted(0, 0, -distance);
        Camera unit = new Camera(pose, 1, 0, 0);
        double[] screen = new double[4];
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Patch patch : patches) {
            for (int at = 0; at < patch.vertices.length; at += Patch.STRIDE) {
                unit.project(patch.vertices[at], patch.vertices[at + 1], patch.vertices[at + 2], screen);
                left = Math.min(left, screen[0]);
                right = Math.max(right, screen[0]);
                top = Math.min(top, screen[1]);
                bottom = Math.max(bottom, screen[1]);
            }
        }
        double focal = size * side / Math.max(right - left, bottom - top);
        return new Camera(pose, focal, side * x - focal * (left + right) / 2, side * y - focal * (top + bottom) / 2);
    }
}
