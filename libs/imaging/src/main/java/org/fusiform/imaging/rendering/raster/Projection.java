package org.fusiform.imaging.rendering.raster;

/**
 * Where points of space fall on a square of pixels. Depth grows towards the viewer and, like the weight, is linear
 * on the screen; 0 is infinitely far.
 */
public interface Projection {
    /** Sets screen x, screen y, depth and weight of a point; a weight of 0 or less is behind the viewer. */
    void project(double x, double y, double z, double[] screen);
}
