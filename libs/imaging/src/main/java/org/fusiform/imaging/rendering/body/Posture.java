package org.fusiform.imaging.rendering.body;

import java.util.List;
import java.util.function.Function;
import org.fusiform.imaging.rendering.raster.Vector;
import org.fusiform.imaging.scramble.Seeded;

/**
 * Where hands and feet are, in centimetres: the floor at height 0, the figure facing +z. Left is first, at negative x.
 *
 * @param pelvis height of the hips above the floor
 * @param lean of the trunk forwards, in radians
 */
record Posture(double pelvis, double lean, Vector[] hands, Vector[] elbows, Vector[] feet) {
    private static final Vector BACK = new Vector(0, -0.3, -1);
    /** Standing twice, because people mostly do. */
    private static final List<Function<Seeded, Posture>> POSTURES = List.of(
            Posture::standing,
            Posture::standing,
            Posture::walking,
            Posture::running,
            Posture::akimbo,
            Posture::waving,
            Posture::sitting,
            Posture::lunging,
            Posture::armsOut,
            Posture::armsCrossed);

    static Posture random(Seeded random) {
        Posture posture = POSTURES.get(random.below(POSTURES.size())).apply(random);
        return random.unit() < 0.5 ? posture : posture.mirrored();
    }

    private static Posture standing(Seeded random) {
        double apart = random.between(8, 17);
        return new Posture(
                81,
                random.between(-0.05, 0.08),
                both(random.between(23, 31), random.between(70, 76), random.between(0, 12)),
                outward(BACK),
                feet(apart, 0, random.between(-3, 3), apart, 0, random.between(-3, 6)));
    }

    private static Posture walking(Seeded random) {
        double stride = random.between(20, 34);
        return new Posture(
                78,
                random.between(0, 0.1),
                hands(-25, 76, stride * 0.8, 25, 78, -stride * 0.8),
                outward(BACK),
                feet(8, 0, -stride, 8, 2, stride));
    }

    private static Posture running(Seeded random) {
        return new Posture(
                76,
                random.between(0.15, 0.3),
                hands(-18, random.between(108, 122), 24, 30, 98, -22),
                outward(new Vector(0, -0.5, -1)),
                feet(8, random.between(28, 42), -52, 9, random.between(4, 22), random.between(22, 34)));
    }

    private static Posture akimbo(Seeded random) {
        double apart = random.between(10, 20);
        return new Posture(
                80,
                0,
                both(19, random.between(94, 100), 7),
                new Vector[] {new Vector(-1, 0, -0.4), new Vector(1, 0, -0.4)},
                feet(apart, 0, 0, apart, 0, random.between(0, 8)));
    }

    private static Posture waving(Seeded random) {
        return new Posture(
                81,
                random.between(-0.04, 0.04),
                hands(-27, 73, 6, random.between(30, 48), random.between(168, 190), 10),
                new Vector[] {BACK, new Vector(1, -0.6, 0)},
                feet(9, 0, 0, 12, 0, 4));
    }

    private static Posture sitting(Seeded random) {
        double apart = random.between(10, 20);
        return new Posture(
                44,
                random.between(-0.08, 0.15),
                both(random.between(11, 17), 54, random.between(28, 38)),
                outward(BACK),
                feet(apart, 0, random.between(36, 46), apart, 0, random.between(36, 50)));
    }

    private static Posture lunging(Seeded random) {
        return new Posture(
                random.between(58, 66),
                random.between(0, 0.25),
                hands(-random.between(28, 60), random.between(85, 120), 25, random.between(28, 60), 105, -20),
                outward(BACK),
                feet(10, 4, -random.between(45, 56), 12, 0, random.between(36, 44)));
    }

    private static Posture armsOut(Seeded random) {
        double apart = random.between(10, 30);
        double height = random.between(105, 165);
        return new Posture(
                77,
                random.between(-0.05, 0.05),
                hands(-random.between(56, 68), height, 5, random.between(56, 68), height + random.between(-20, 20), 5),
                outward(new Vector(0, -1, -0.4)),
                feet(apart, 0, 0, apart, 0, random.between(-6, 6)));
    }

    private static Posture armsCrossed(Seeded random) {
        return new Posture(
                81,
                random.between(-0.04, 0.06),
                hands(13, 116, 17, -14, 121, 19),
                new Vector[] {new Vector(-1, -0.9, -0.2), new Vector(1, -0.9, -0.2)},
                feet(random.between(8, 15), 0, 0, random.between(8, 15), 0, 3));
    }

    /** Whether both legs are below the trunk, as a skirt needs them. */
    boolean isUpright() {
        return pelvis > 75 && Math.abs(feet[0].z()) < 12 && feet[0].y() < 20 && Math.abs(feet[0].x()) < 18;
    }

    private Posture mirrored() {
        return new Posture(pelvis, lean, swapped(hands), swapped(elbows), swapped(feet));
    }

    private static Vector[] swapped(Vector[] pair) {
        return new Vector[] {flipped(pair[1]), flipped(pair[0])};
    }

    private static Vector flipped(Vector v) {
        return new Vector(-v.x(), v.y(), v.z());
    }

    private static Vector[] both(double x, double y, double z) {
        return hands(-x, y, z, x, y, z);
    }

    private static Vector[] hands(double x0, double y0, double z0, double x1, double y1, double z1) {
        return new Vector[] {new Vector(x0, y0, z0), new Vector(x1, y1, z1)};
    }

    private static Vector[] feet(double x0, double y0, double z0, double x1, double y1, double z1) {
        return hands(-x0, y0 + 8, z0, x1, y1 + 8, z1);
    }

    private static Vector[] outward(Vector pole) {
        return new Vector[] {
            new Vector(pole.x() - 0.35, pole.y(), pole.z()), new Vector(pole.x() + 0.35, pole.y(), pole.z())
        };
    }
}
