package org.fusiform.imaging.rendering.face;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Camera;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Shading;
import org.fusiform.imaging.rendering.raster.Sun;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/** A human head: identity, expression, hair, pose and light are all random. */
public final class Face {
    private static final double DISTANCE = 70;

    private Face() {}

    /** A cut-out of {@code side} × {@code side} pixels. */
    public static Picture draw(int side, Seeded random) {
        Traits traits = Traits.random(random);
        Head head = new Head(traits);
        Hair hair = new Hair(head, traits, random);
        Pose pose = Pose.turned(random.between(-0.65, 0.65), random.between(-0.16, 0.2), random.between(-0.14, 0.14));
        List<Patch> patches = new ArrayList<>();
        patches.add(Patch.of(80, 96, head, pose, new Skin(traits)));
        if (traits.female() || random.unit() < 0.9) {
            patches.add(Patch.of(60, 32, hair, pose, hair));
        }
        for (int ear = -1; ear <= 1; ear += 2) {
            patches.add(ear(ear, traits, pose));
        }
        Sun sun = Sun.of(
                random.between(-1.1, 1.1),
                random.between(0.1, 0.9),
                random.between(0.6, 0.9),
                random.between(0.25, 0.5),
                random.between(0.1, 0.25),
                patches,
                22);
        double size = random.between(0.72, 0.92);
        double shift = (1 - size) / 2.2;
        Camera camera = new Camera(
                Pose.REST.shifted(0, 2, -DISTANCE),
                size * side * DISTANCE / 28,
                side * (0.5 + random.between(-shift, shift)),
                side * (0.5 + random.between(-shift, shift)));
        return Shading.of(patches, camera, sun, side);
    }

    private static Patch ear(int side, Traits traits, Pose pose) {
        Pose outward = Pose.turned(side * 0.45, 0, -side * 0.12)
                .shifted(side * 7.35 * traits.width(), -0.9 * traits.length(), -0.6)
                .then(pose);
        return Patch.of(
                16,
                16,
                (u, v, xyz) -> {
                    double around = 2 * StrictMath.PI * u;
                    double down = StrictMath.PI * v;
                    xyz[0] = 0.9 * StrictMath.sin(down) * StrictMath.cos(around);
                    xyz[1] = 3.1 * StrictMath.cos(down);
                    xyz[2] = (1.8 + 0.5 * StrictMath.cos(down)) * StrictMath.sin(down) * StrictMath.sin(around);
                },
                outward,
                p -> paintEar(p, traits.skin()));
    }

    /** Darker in the hollow. */
    private static void paintEar(Surface p, double skin) {
        double outer = Math.abs(StrictMath.cos(2 * StrictMath.PI * p.u)) * StrictMath.sin(StrictMath.PI * p.v);
        p.albedo = skin * (outer > 0.55 ? 0.55 : 0.9);
        p.gloss = 0.08;
    }
}
