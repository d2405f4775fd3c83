package org.fusiform.imaging.rendering.raster;

/** What a surface is made of: sets albedo, gloss and glow of a point, and may tilt its normal. */
@FunctionalInterface
public interface Material {
    void paint(Surface point);

    /** The same everywhere. */
    static Material plain(double albedo) {
        return point -> point.albedo = albedo;
    }
}
