package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;
import static org.fusiform.imaging.rendering.scene.Blocks.point;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Camera;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Shading;
import org.fusiform.imaging.rendering.raster.Sun;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/** Mountains or hills beyond a lake, a meadow or a wood; lengths in metres, the viewer before the origin. */
final class Landscape {
    private static final double FAR = 420;
    private static final double NEAR = 6;
    private final Seeded random;
    private final double relief;
    private final double rough;
    private final double scale;
    private final double offset;
    private final boolean lake;
    private final double shore;
    private final double snow;
    private final double green;
    private final double trail;
    private final List<Patch> patches = new ArrayList<>();

    private Landscape(Seeded random) {
        this.random = random;
        relief = random.between(40, 150);
        rough = random.between(0.2, 1);
        scale = random.between(70, 160);
        offset = random.between(0, 900);
        lake = random.unit() < 0.5;
        shore = random.between(18, 40);
        snow = random.unit() < 0.5 ? relief * random.between(0.4, 0.7) : 1e9;
        green = random.between(0.1, 0.32);
        trail = random.unit() < 0.5 && !lake ? random.between(0.6, 1.4) : 0;
        patches.add(Patch.of(90, 110, this::ground, this::paintGround));
        if (lake) {
            patches.add(Patch.flat(
                    12, point(-FAR, 0, -FAR), point(FAR, 0, -FAR), point(-FAR, 0, 0), Pose.REST, this::paintWater));
        }
        trees();
    }

    static Picture draw(int side, Picture.Backdrop aperture, Seeded random) {
        Landscape landscape = new Landscape(random);
        double horizon = random.between(0.4, 0.62);
        Sky sky = Sky.random(horizon, random);
        double eye = random.between(2.5, 7);
        Camera camera = new Camera(
                Pose.REST.shifted(0, -eye - landscape.height(0, 0), -NEAR),
                side * random.between(0.8, 1.15),
                side * 0.5,
                side * horizon);
        Sun sun = Sun.of(
                random.between(-1.4, 1.4),
                random.between(0.25, 0.8),
                random.between(0.7, 1),
                0.3,
                0.1,
                landscape.patches,
                FAR);
        Picture picture =
                Shading.of(landscape.patches, camera, sky.over(sun, random.between(300, 900)), side, aperture);
        picture.behind(sky);
        return picture;
    }

    /** Rows lie closer near the viewer. */
    private void ground(double u, double v, double[] xyz) {
        double z = -FAR * (1 - v) * (1 - v) + 2 * v;
        xyz[0] = (2 * u - 1) * (30 - z * 0.75);
        xyz[2] = z;
        xyz[1] = height(xyz[0], z);
    }

    private double height(double x, double z) {
        double away = -z;
        double hills = Noise.fractal(x / scale + offset, z / scale, 3, 5);
        double ridges = 1 - Math.abs(Noise.fractal(x / scale * 0.8 + offset + 40, z / scale, 11, 5));
        double mountain = mix(0.5 + 0.5 * hills, ridges * ridges, rough);
        double grown = step(60, 330, away);
        double meadow = 1.2 * Noise.fractal(x / 14 + offset, z / 14, 5, 3);
        double basin = lake ? -3.5 * step(shore - 8, shore + 8, away) * step(260, 150, away) : 0;
        return relief * mountain * grown + meadow * step(200, 0, away) + basin + (lake ? 1.1 : 0);
    }

    private void paintGround(Surface p) {
        double rock = 0.34 * (1 + 0.5 * Noise.fractal(p.x / 12, p.y / 12, p.z / 12, 2));
        double grass =
                green * (1 + 0.5 * Noise.fractal(p.x * 0.9, p.z * 0.9, 4, 3) + 0.3 * Noise.at(p.x / 9, p.z / 9, 1));
        double steep = step(0.85, 0.6, p.ny);
        double level = p.y + 14 * Noise.at(p.x / 20, p.z / 20, 8);
        double tone = mix(grass, rock, Math.max(steep, step(relief * 0.3, relief * 0.5, level)));
        tone = mix(tone, 0.95, step(snow, snow + 12, level) * step(0.4, 0.6, p.ny));
        if (trail > 0) {
            double middle = 9 * Noise.at(p.z / 25 + offset, 0, 0) * step(0, -25, p.z);
            tone = mix(tone, 0.55, step(trail + 0.25, trail, Math.abs(p.x - middle)));
        }
        if (lake) {
            tone = mix(tone, 0.45, step(0.7, 0.2, p.y));
        }
        p.albedo = tone;
        p.tilt(0.12 * Noise.at(p.x / 3, p.y / 3, p.z / 3), 0, 0);
    }

    private void paintWater(Surface p) {
        double ripple = Noise.at(p.x * 0.35, p.z * 1.6, offset) + 0.5 * Noise.at(p.x * 0.1, p.z * 0.5, offset);
        // The flatter the view, the more of the sky it mirrors.
        double flat = step(0.25, 0.01, p.toEyeY);
        p.albedo = 0.05;
        p.glow = mix(0.06, 0.45, flat) * (1 + 0.35 * ripple);
    }

    private void trees() {
        int count = random.below(16);
        boolean conifers = random.unit() < 0.6;
        for (int i = 0; i < count; i++) {
            double z = -random.between(lake ? 2 : 8, lake ? shore - 10 : 90);
            double x = random.between(-0.6, 0.6) * (14 - z);
            if (Math.abs(x) < trail * 3 + 1.2) {
                continue;
            }
            double tall = random.between(3.5, 9);
            patches.addAll(
                    conifers
                            ? Plants.conifer(x, height(x, z), z, tall * 1.25, random)
                            : Plants.tree(x, height(x, z), z, tall, random));
        }
    }
}
