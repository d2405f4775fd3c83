package org.fusiform.imaging.rendering.body;

import java.util.List;
import org.fusiform.imaging.rendering.raster.Framing;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Shading;
import org.fusiform.imaging.rendering.raster.Sun;
import org.fusiform.imaging.scramble.Seeded;

/** A dressed figure without a head, as localizers show bodies: build, clothes, posture, view and light are random. */
public final class Body {
    private Body() {}

    /** A cut-out of {@code side} × {@code side} pixels. */
    public static Picture draw(int side, Seeded random) {
        boolean female = random.unit() < 0.5;
        double girth = random.between(0.88, 1.18);
        Figure.Build build = female
                ? new Figure.Build(girth * 0.92, 0.9, random.between(0.84, 0.95), 1.06, random.between(0.5, 1))
                : new Figure.Build(girth, random.between(1, 1.12), random.between(0.95, 1.1), 0.97, 0.1);
        Posture posture = Posture.random(random);
        double yaw = random.unit() < 0.8 ? random.between(-1, 1) : StrictMath.PI + random.between(-0.6, 0.6);
        Pose pose = Pose.REST
                .shifted(0, -80, 0)
                .then(Pose.turned(yaw, random.between(-0.05, 0.2), random.between(-0.06, 0.06)));
        List<Patch> patches = Figure.of(build, posture, Clothes.random(random, female && posture.isUpright()), pose);
        Sun sun = Sun.of(
                random.between(-1.1, 1.1),
                random.between(0.3, 1),
                random.between(0.6, 0.9),
                random.between(0.3, 0.5),
                random.between(0.12, 0.25),
                patches,
                130);
        double size = random.between(0.76, 0.9);
        double shift = (1 - size) / 2;
        return Shading.of(
                patches,
                Framing.fit(
                        patches,
                        420,
                        side,
                        size,
                        0.5 + random.between(-0.15, 0.15),
                        0.5 + random.between(-shift, shift)),
                sun,
                side);
    }
}
