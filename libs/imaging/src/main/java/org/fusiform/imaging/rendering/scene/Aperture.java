package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.scramble.Seeded;

/**
 * The window that a scene is seen through, so that it lies on a background as the other categories do: a rectangle with
 * round corners, or an ellipse. All lengths are shares of the picture's side.
 */
record Aperture(double x, double y, double halfWidth, double halfHeight, boolean isEllipse)
        implements Picture.Backdrop {
    private static final double SOFT = 0.006;

    static Aperture random(Seeded random) {
        boolean ellipse = random.unit() < 0.3;
        double width = random.between(0.36, 0.46);
        double height = random.between(0.34, 0.44);
        return new Aperture(
                0.5 + random.between(-1, 1) * (0.48 - width),
                0.5 + random.between(-1, 1) * (0.48 - height),
                width,
                height,
                ellipse);
    }

    @Override
    public double level(double px, double py) {
        double dx = Math.abs(px - x);
        double dy = Math.abs(py - y);
        if (isEllipse) {
            double r = Math.sqrt(dx * dx / (halfWidth * halfWidth) + dy * dy / (halfHeight * halfHeight));
            return step(1 + SOFT / halfWidth, 1 - SOFT / halfWidth, r);
        }
        return step(SOFT, -SOFT, dx - halfWidth) * step(SOFT, -SOFT, dy - halfHeight);
    }
}
