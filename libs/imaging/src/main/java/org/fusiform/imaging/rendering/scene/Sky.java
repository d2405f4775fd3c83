package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Light;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/**
 * A sky with clouds, and the haze that it lays over what is far.
 *
 * @param horizon where it meets the ground, as a share of the picture's height from above
 * @param zenith level straight up
 * @param low level at the horizon
 * @param clouds 0 clear … 1 overcast
 */
record Sky(double horizon, double zenith, double low, double clouds, double shift) implements Picture.Backdrop {
    static Sky random(double horizon, Seeded random) {
        double zenith = random.between(0.3, 0.75);
        return new Sky(
                horizon, zenith, Math.min(0.95, zenith + random.between(0, 0.3)), random.unit(), random.between(0, 90));
    }

    @Override
    public double level(double x, double y) {
        double up = Math.max(horizon - y, 0) + 0.03;
        double clear = mix(low, zenith, step(0, 0.6, up));
        double cloud = Noise.fractal((x - 0.5) / (up + 0.25) * 2.2 + shift, 1.6 / (up + 0.18), shift, 4);
        return mix(clear, 0.97 - 0.25 * step(0.1, 0.7, cloud), step(0.55 - 0.75 * clouds, 0.85 - 0.5 * clouds, cloud));
    }

    /** The light with haze of which half lies within {@code half} units. */
    Light over(Light light, double half) {
        double air = low * low;
        return point -> haze(light, point, air, half);
    }

    private static double haze(Light light, Surface point, double air, double half) {
        double share = point.distance / (point.distance + half);
        return mix(light.on(point), air, share * share);
    }
}
