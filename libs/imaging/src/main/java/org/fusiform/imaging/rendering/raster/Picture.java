package org.fusiform.imaging.rendering.raster;

/**
 * A square picture in levels of gray (0 black … 1 white, more is cut at the end), and how much of each pixel it covers.
 * Levels are premultiplied by the cover.
 */
public final class Picture {
    private final int side;
    private final double[] level;
    private final double[] cover;

    public Picture(int side) {
        this.side = side;
        this.level = new double[side * side];
        this.cover = new double[side * side];
    }

    public int side() {
        return side;
    }

    /** Covers a share of a pixel that nothing covers yet. */
    public void add(int pixel, double at, double share) {
        level[pixel] += at * share;
        cover[pixel] += share;
    }

    /** Lays a paint over a share of a pixel and of what covers it already. */
    public void over(int pixel, double at, double share) {
        level[pixel] = level[pixel] * (1 - share) + at * share;
        cover[pixel] = cover[pixel] * (1 - share) + share;
    }

    /** Puts a backdrop behind everything, so that the whole square is covered; x and y from 0 to 1, y downwards. */
    public void behind(Backdrop backdrop) {
        for (int pixel = 0; pixel < cover.length; pixel++) {
            double open = 1 - cover[pixel];
            if (open > 0) {
                double x = (pixel % side + 0.5) / side;
                double y = ((double) (pixel / side) + 0.5) / side;
                add(pixel, backdrop.level(x, y), open);
            }
        }
    }

    /** Leaves a share of every pixel, seen through an aperture; x and y from 0 to 1, y downwards. */
    public void through(Backdrop aperture) {
        for (int pixel = 0; pixel < cover.length; pixel++) {
            double x = (pixel % side + 0.5) / side;
            double y = ((double) (pixel / side) + 0.5) / side;
            double open = aperture.level(x, y);
            level[pixel] *= open;
            cover[pixel] *= open;
        }
    }

    /** A value for every place of the square. */
    @FunctionalInterface
    public interface Backdrop {
        double level(double x, double y);
    }

    /** Of the covered part of a pixel. */
    public double level(int pixel) {
        return cover[pixel] > 0 ? level[pixel] / cover[pixel] : 0;
    }

    /** 0 … 1. */
    public double cover(int pixel) {
        return cover[pixel];
    }
}
