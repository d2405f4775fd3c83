package org.fusiform.imaging.lettering;

import java.util.Arrays;

/** Strokes of a pen on a grid of pixels: how far every pixel lies from the nearest stroke. */
public final class Ink {
    private final int width;
    private final int height;
    private final float[] away;

    public Ink(int width, int height) {
        this.width = width;
        this.height = height;
        this.away = new float[width * height];
        Arrays.fill(away, Float.MAX_VALUE);
    }

    /**
     * Draws a polyline.
     *
     * @param points x and y by turns, in pixels, y downwards
     * @param scale pixels per letter unit, which the pen is measured in
     * @param reach how far beyond the pen's edge distances are wanted, in pixels
     */
    public void stroke(double[] points, Pen pen, double scale, double reach) {
        for (int i = 0; i + 3 < points.length; i += 2) {
            segment(points[i], points[i + 1], points[i + 2], points[i + 3], pen, scale, reach);
        }
    }

    /** How much ink a pixel has, 0 … 1, if the edge is moved outwards by so many pixels. */
    public double cover(int pixel, double outwards) {
        return Math.clamp(0.5 + outwards - away[pixel], 0.0, 1.0);
    }

    /** In the pen's own space, where the nib is a circle of radius 1, every stroke is equally broad. */
    private void segment(double x0, double y0, double x1, double y1, Pen pen, double scale, double reach) {
        double cos = StrictMath.cos(pen.angle());
        double sin = -StrictMath.sin(pen.angle());
        double broad = pen.broad() * scale;
        double thin = pen.thin() * scale;
        double margin = broad + reach + 1;
        int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - margin));
        int right = Math.min(width - 1, (int) Math.ceil(Math.max(x0, x1) + margin));
        int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - margin));
        int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(y0, y1) + margin));
        double alongX = ((x1 - x0) * cos + (y1 - y0) * sin) / broad;
        double alongY = ((y1 - y0) * cos - (x1 - x0) * sin) / thin;
        double square = alongX * alongX + alongY * alongY;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double qx = (px * cos + py * sin) / broad;
                double qy = (py * cos - px * sin) / thin;
                double t = square > 0 ? Math.clamp((qx * alongX + qy * alongY) / square, 0.0, 1.0) : 0;
                double dx = qx - t * alongX;
                double dy = qy - t * alongY;
                double distance = Math.sqrt(dx * dx + dy * dy);
                // Back in pixels: one unit of the pen's space is as long as the nib in this direction.
                double unit =
                        distance > 0 ? Math.sqrt(dx * dx * broad * broad + dy * dy * thin * thin) / distance : thin;
                int pixel = y * width + x;
                away[pixel] = Math.min(away[pixel], (float) ((distance - 1) * unit));
            }
        }
    }
}
