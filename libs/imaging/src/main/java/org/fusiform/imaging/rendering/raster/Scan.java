package org.fusiform.imaging.rendering.raster;

/** Visits the pixels that the triangles of a patch cover, in a fixed order. */
abstract class Scan {
    private static final double NEAR = 1e-9;
    private static final int LONG = 8;
    final int side;
    private final Projection projection;
    /** x, y, depth and weight of every vertex. */
    private double[] screen = new double[0];

    Scan(int side, Projection projection) {
        this.side = side;
        this.projection = projection;
    }

    /** Weights of the corners sum to 1 and are those on the screen. */
    abstract void visit(int pixel, float depth, int i0, int i1, int i2, double w0, double w1, double w2);

    /** The weight of a vertex: perspective divides by it. */
    final double weight(int vertex) {
        return screen[vertex * 4 + 3];
    }

    void patch(Patch patch) {
        int count = (patch.across + 1) * (patch.down + 1);
        screen = new double[count * 4];
        double[] one = new double[4];
        for (int i = 0; i < count; i++) {
            int at = i * Patch.STRIDE;
            projection.project(patch.vertices[at], patch.vertices[at + 1], patch.vertices[at + 2], one);
            System.arraycopy(one, 0, screen, i * 4, 4);
        }
        for (int row = 0; row < patch.down; row++) {
            for (int column = 0; column < patch.across; column++) {
                int nw = patch.vertex(row, column);
                int sw = patch.vertex(row + 1, column);
                triangle(nw, nw + 1, sw);
                triangle(nw + 1, sw + 1, sw);
            }
        }
    }

    private void triangle(int i0, int i1, int i2) {
        if (weight(i0) < NEAR || weight(i1) < NEAR || weight(i2) < NEAR) {
            return;
        }
        double x0 = screen[i0 * 4];
        double y0 = screen[i0 * 4 + 1];
        double x1 = screen[i1 * 4];
        double y1 = screen[i1 * 4 + 1];
        double x2 = screen[i2 * 4];
        double y2 = screen[i2 * 4 + 1];
        double area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
        int left = Math.max((int) Math.ceil(Math.min(x0, Math.min(x1, x2)) - 0.5), 0);
        int right = Math.min((int) Math.floor(Math.max(x0, Math.max(x1, x2)) - 0.5), side - 1);
        int top = Math.max((int) Math.ceil(Math.min(y0, Math.min(y1, y2)) - 0.5), 0);
        int bottom = Math.min((int) Math.floor(Math.max(y0, Math.max(y1, y2)) - 0.5), side - 1);
        if (area == 0 || left > right || top > bottom) {
            return;
        }
        double depth0 = screen[i0 * 4 + 2];
        double depth1 = screen[i1 * 4 + 2];
        double depth2 = screen[i2 * 4 + 2];
        double share = 1 / area;
        double stepX1 = (y2 - y0) * share;
        double stepX2 = (y0 - y1) * share;
        double stepY1 = (x0 - x2) * share;
        double stepY2 = (x1 - x0) * share;
        for (int y = top; y <= bottom; y++) {
            double py = y + 0.5 - y0;
            double px = left + 0.5 - x0;
            double w1 = px * stepX1 + py * stepY1;
            double w2 = px * stepX2 + py * stepY2;
            int from = left;
            int to = right;
            if (right - left > LONG) {
                // In a long row most of the box lies outside: the edges say where it is entered and left.
                from = left + entry(w1, stepX1, entry(w2, stepX2, entry(1 - w1 - w2, -stepX1 - stepX2, 0)));
                to = left + exit(w1, stepX1, exit(w2, stepX2, exit(1 - w1 - w2, -stepX1 - stepX2, right - left)));
                w1 += (from - left) * stepX1;
                w2 += (from - left) * stepX2;
            }
            for (int x = from; x <= to; x++) {
                double w0 = 1 - w1 - w2;
                if (w0 >= 0 && w1 >= 0 && w2 >= 0) {
                    double depth = w0 * depth0 + w1 * depth1 + w2 * depth2;
                    visit(y * side + x, (float) depth, i0, i1, i2, w0, w1, w2);
                }
                w1 += stepX1;
                w2 += stepX2;
            }
        }
    }

    /** The first step, at least {@code least}, about which a weight that starts at {@code at} is not negative. */
    private static int entry(double at, double step, int least) {
        return at < 0 && step > 0 ? Math.max(least, (int) Math.min(-at / step, Integer.MAX_VALUE / 4)) : least;
    }

    /** The last step, at most {@code most}, about which it is not. */
    private static int exit(double at, double step, int most) {
        return step < 0 ? Math.min(most, (int) Math.max(-1, -at / step + 1)) : most;
    }
}
