package org.fusiform.imaging.rendering.raster;

import java.util.List;

/** The depth of the nearest surface in every pixel of a square; 0 where there is none. */
final class DepthMap extends Scan {
    private static final float SHUT = Float.POSITIVE_INFINITY;
    final float[] depth;

    private DepthMap(int side, Projection projection) {
        super(side, projection);
        this.depth = new float[side * side];
    }

    static DepthMap of(List<Patch> patches, int side, Projection projection) {
        DepthMap map = new DepthMap(side, projection);
        patches.forEach(map::patch);
        return map;
    }

    /** The same of what is seen through an aperture; no surface comes before what is shut. */
    static DepthMap of(List<Patch> patches, int side, Projection projection, Picture.Backdrop aperture) {
        DepthMap map = new DepthMap(side, projection);
        for (int pixel = 0; pixel < map.depth.length; pixel++) {
            double x = (pixel % side + 0.5) / side;
            double y = ((double) (pixel / side) + 0.5) / side;
            map.depth[pixel] = aperture.level(x, y) > 0 ? 0 : SHUT;
        }
        patches.forEach(map::patch);
        return map;
    }

    /** Whether a surface is seen there. */
    boolean isCovered(int pixel) {
        return depth[pixel] > 0 && depth[pixel] < SHUT;
    }

    @Override
    void visit(int pixel, float at, int i0, int i1, int i2, double w0, double w1, double w2) {
        if (at > depth[pixel]) {
            depth[pixel] = at;
        }
    }
}
