package org.fusiform.imaging.rendering.body;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Tube;
import org.fusiform.imaging.rendering.raster.Vector;

/** A palm, four fingers and a thumb at the end of an arm. */
final class Hand {
    private Hand() {}

    static List<Patch> of(Joint arm, double sign, Material skin, Pose pose) {
        Vector along = arm.end().minus(arm.middle()).unit();
        Vector front = new Vector(0, 0, 1);
        Vector across = front.minus(along.times(front.dot(along)));
        across = across.length() < 0.2 ? new Vector(1, 0, 0) : across.unit();
        Vector palmar = along.cross(across).times(sign);
        Vector wrist = arm.end().minus(along.times(1));
        Vector knuckles = wrist.plus(along.times(9.5));
        List<Patch> patches = new ArrayList<>();
        patches.add(Patch.of(
                14,
                10,
                new Tube(
                        new Vector[] {wrist, wrist.mix(knuckles, 0.5), knuckles},
                        across,
                        Curve.through(0, 2.7, 0.4, 3.9, 0.9, 4.1, 1, 3.4),
                        Curve.through(0, 2.3, 0.4, 2, 0.9, 1.6, 1, 0.8)),
                pose,
                skin));
        for (int finger = 0; finger < 4; finger++) {
            Vector base = knuckles.minus(along.times(1)).plus(across.times((1.5 - finger) * 2.0));
            double length = finger == 1 || finger == 2 ? 9 : finger == 0 ? 8 : 6.5;
            patches.add(finger(base, along, palmar, across, length, skin, pose));
        }
        Vector thumb = wrist.plus(along.times(3)).plus(across.times(3));
        patches.add(finger(thumb, along.plus(across.times(0.7)).unit(), palmar, across, 7, skin, pose));
        return patches;
    }

    private static Patch finger(
            Vector base, Vector along, Vector palmar, Vector across, double length, Material skin, Pose pose) {
        Vector middle = base.plus(along.times(length * 0.5)).plus(palmar.times(0.6));
        Vector tip = base.plus(along.times(length * 0.92)).plus(palmar.times(2.2));
        return Patch.of(
                8,
                8,
                new Tube(
                        new Vector[] {base, middle, tip}, across, Curve.through(0, 1.15, 0.6, 1.05, 0.9, 0.85, 1, 0.1)),
                pose,
                skin);
    }
}
