package org.fusiform.imaging.rendering.raster;

/** A curved surface: where the point (u, v) of the unit square lies in space. */
@FunctionalInterface
public interface Form {
    void at(double u, double v, double[] xyz);
}
