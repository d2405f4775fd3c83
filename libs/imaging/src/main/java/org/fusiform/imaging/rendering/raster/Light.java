package org.fusiform.imaging.rendering.raster;

/** Luminance of a painted point under this light. */
@FunctionalInterface
public interface Light {
    double on(Surface point);
}
