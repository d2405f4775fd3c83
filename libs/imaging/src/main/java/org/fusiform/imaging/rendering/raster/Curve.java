package org.fusiform.imaging.rendering.raster;

/** A smooth curve through points with rising x; constant beyond its ends. */
public final class Curve {
    private final double[] x;
    private final double[] y;

    private Curve(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** x and y by turns. */
    public static Curve through(double... points) {
        double[] x = new double[points.length / 2];
        double[] y = new double[points.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Curve(x, y);
    }

    public double at(double t) {
        int last = x.length - 1;
        if (t <= x[0]) {
            return y[0];
        }
        if (t >= x[last]) {
            return y[last];
        }
        int i = 0;
        while (t > x[i + 1]) {
            i++;
        }
        double width = x[i + 1] - x[i];
        double s = (t - x[i]) / width;
        double from = slope(i) * width;
        double to = slope(i + 1) * width;
        double s2 = s * s;
        double s3 = s2 * s;
        return (2 * s3 - 3 * s2 + 1) * y[i] + (s3 - 2 * s2 + s) * from + (3 * s2 - 2 * s3) * y[i + 1] + (s3 - s2) * to;
    }

    /** Of the chord between the neighbours. */
    private double slope(int i) {
        int before = Math.max(i - 1, 0);
        int after = Math.min(i + 1, x.length - 1);
        return (y[after] - y[before]) / (x[after] - x[before]);
    }
}
