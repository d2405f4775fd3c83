package org.fusiform.imaging.rendering.body;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Tube;
import org.fusiform.imaging.rendering.raster.Vector;

/** The parts of a dressed figure without a head, in centimetres, the floor at height 0. */
final class Figure {
    private static final Vector RIGHT = new Vector(1, 0, 0);
    private final Build build;
    private final Posture posture;
    private final Clothes clothes;
    private final Pose pose;
    private final List<Patch> patches = new ArrayList<>();

    /**
     * @param girth thickness of trunk and limbs, 1 is average
     * @param shoulders width, 1 is average; so are {@code waist} and {@code hips}
     * @param bust 0 … 1
     */
    record Build(double girth, double shoulders, double waist, double hips, double bust) {}

    private Figure(Build build, Posture posture, Clothes clothes, Pose pose) {
        this.build = build;
        this.posture = posture;
        this.clothes = clothes;
        this.pose = pose;
    }

    static List<Patch> of(Build build, Posture posture, Clothes clothes, Pose pose) {
        Figure figure = new Figure(build, posture, clothes, pose);
        figure.trunk();
        for (int side = 0; side < 2; side++) {
            figure.arm(side);
            figure.leg(side);
        }
        return figure.patches;
    }

    /** A place on the trunk, so high above the hips, leaning with it. */
    private Vector trunk(double x, double above, double z) {
        double sin = StrictMath.sin(posture.lean());
        double cos = StrictMath.cos(posture.lean());
        return new Vector(x, posture.pelvis() + above * cos - z * sin, above * sin + z * cos);
    }

    private void trunk() {
        double g = build.girth();
        double shoulder = 18.5 * build.shoulders();
        Vector[] spine = {trunk(0, -6, 0), trunk(0, 20, 0.5), trunk(0, 45, 0), trunk(0, 72, -1)};
        Curve wide = Curve.through(
                0,
                12 * g,
                0.1,
                16.5 * build.hips() * g,
                0.3,
                14.2 * build.waist() * g,
                0.5,
                15.6 * g,
                0.68,
                (shoulder - 1.5) * g,
                0.8,
                shoulder,
                0.86,
                shoulder * 0.86,
                0.915,
                8.5,
                0.95,
                5.9,
                1,
                5.6);
        Curve deep = Curve.through(
                0,
                8 * g,
                0.1,
                11 * g,
                0.3,
                9.8 * build.waist() * g,
                0.5,
                11.2 * g,
                0.62,
                11.8 * g,
                0.76,
                9.5 * g,
                0.86,
                7,
                0.92,
                6,
                1,
                5.4);
        Tube tube = new Tube(spine, RIGHT, wide, deep);
        patches.add(Patch.of(
                40,
                44,
                (u, v, xyz) -> {
                    tube.at(u, v, xyz);
                    bust(u, v, xyz);
                },
                pose,
                p -> {
                    if (p.v > 0.93) {
                        clothes.bare().paint(p);
                    } else if (p.v < 0.2) {
                        clothes.hips().paint(p);
                    } else {
                        clothes.shirt().paint(p);
                    }
                }));
        if (clothes.skirt() > 0) {
            skirt(g);
        }
    }

    private void bust(double u, double v, double[] xyz) {
        for (int side = -1; side <= 1; side += 2) {
            double du = (u - 0.75 + side * 0.09) / 0.1;
            double dv = (v - 0.64) / 0.11;
            double d = du * du + dv * dv;
            if (d < 1) {
                xyz[2] += build.bust() * 4.5 * (1 - d) * (1 - d);
            }
        }
    }

    private void skirt(double g) {
        double knees = (posture.feet()[0].z() + posture.feet()[1].z()) / 4;
        Vector[] fall = {
            trunk(0, 12, 0),
            trunk(0, 0, 0),
            new Vector(0, posture.pelvis() - clothes.skirt() * 0.5, knees * 0.4),
            new Vector(0, posture.pelvis() - clothes.skirt(), knees)
        };
        double apart = Math.abs(posture.feet()[0].z() - posture.feet()[1].z()) * 0.35;
        double hem = 19 + Math.abs(posture.feet()[0].x() - posture.feet()[1].x()) * 0.3;
        Tube cone = new Tube(
                fall,
                RIGHT,
                Curve.through(0, 15 * g * build.waist(), 0.33, 19 * build.hips() * g, 1, hem * build.hips() * g),
                Curve.through(0, 11 * g, 0.33, 13 * g, 1, 16 * g + apart));
        patches.add(Patch.of(40, 20, cone, pose, clothes.skirtCloth()));
    }

    private void arm(int side) {
        double sign = side == 0 ? -1 : 1;
        Vector shoulder = trunk(sign * 16.5 * build.shoulders(), 55, -0.5);
        Joint arm = Joint.reaching(shoulder, posture.hands()[side], 30, 27, posture.elbows()[side]);
        double g = 0.5 + 0.5 * build.girth();
        double cloth = clothes.sleeve() > 0.9 ? 0.7 : 0;
        Vector inner = shoulder.plus(new Vector(-sign * 3, 1, 0));
        Tube tube = new Tube(
                new Vector[] {inner, arm.middle(), arm.end()},
                RIGHT,
                Curve.through(
                        0,
                        6.2 * g,
                        0.12,
                        6.3 * g,
                        0.3,
                        5.4 * g,
                        0.5,
                        4.6 * g + cloth,
                        0.65,
                        4.7 * g + cloth,
                        0.97,
                        3.0 * g + cloth,
                        1,
                        2.9 * g + cloth));
        patches.add(Patch.of(20, 36, tube, pose, clothes.arm()));
        patches.addAll(Hand.of(arm, sign, clothes.bare(), pose));
    }

    private void leg(int side) {
        double sign = side == 0 ? -1 : 1;
        Vector hip = new Vector(sign * 8.4 * build.hips(), posture.pelvis(), 0);
        Joint leg = Joint.reaching(hip, posture.feet()[side], 39, 39, new Vector(sign * 0.15, 0, 1));
        double g = build.girth();
        double cloth = clothes.leg() > 0.9 && clothes.skirt() == 0 ? 1.4 : 0;
        Tube tube = new Tube(
                new Vector[] {hip.plus(new Vector(0, 3, 0)), leg.middle(), leg.end()},
                RIGHT,
                Curve.through(
                        0,
                        9.6 * g,
                        0.12,
                        9.4 * g,
                        0.35,
                        7.6 * g + cloth * 0.4,
                        0.5,
                        6.2 * g + cloth,
                        0.62,
                        6.2 * g + cloth,
                        0.9,
                        4.2 * g + cloth * 1.6,
                        1,
                        4 * g + cloth * 1.8));
        patches.add(Patch.of(24, 40, tube, pose, clothes.trousers()));
        patches.add(shoe(leg, sign));
    }

    private Patch shoe(Joint leg, double sign) {
        Vector shin = leg.end().minus(leg.middle()).unit();
        Vector turnedOut = new Vector(sign * 0.3, 0, 1);
        Vector toward = turnedOut.minus(shin.times(turnedOut.dot(shin))).unit().mix(turnedOut.unit(), 0.5);
        Vector ankle = leg.end().plus(shin.times(3));
        Tube tube = new Tube(
                new Vector[] {ankle.minus(toward.times(7)), ankle.plus(toward.times(6)), ankle.plus(toward.times(18))},
                RIGHT,
                Curve.through(0, 0.3, 0.1, 3.8, 0.35, 4, 0.7, 4.8, 0.92, 3.6, 1, 0.2),
                Curve.through(0, 0.3, 0.1, 4.6, 0.3, 5.4, 0.6, 4, 0.92, 2.6, 1, 0.2));
        return Patch.of(18, 20, tube, pose, p -> {
            p.albedo = clothes.shoes();
            p.gloss = 0.25;
        });
    }
}
