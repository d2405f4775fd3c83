package org.fusiform.imaging.rendering.scene;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Tube;
import org.fusiform.imaging.rendering.raster.Vector;
import org.fusiform.imaging.scramble.Seeded;

/** Cars that stand along a street, small in the picture. */
final class Cars {
    private static final double HALF = 0.88;

    private Cars() {}

    /** Its middle at (x, z), along z. */
    static List<Patch> parked(double x, double z, Seeded random) {
        double paint = random.unit() < 0.5 ? random.between(0.04, 0.2) : random.between(0.5, 0.9);
        double roof = random.between(1.35, 1.6);
        Material body = p -> {
            boolean light = p.v > 0.1 && p.v < 0.5 && Math.abs(Math.abs(p.ownX - x) - 0.62) < 0.17;
            p.albedo = light && Math.abs(p.nz) > 0.5 ? 0.95 : paint;
            p.gloss = 0.4;
        };
        Material glass = p -> {
            p.albedo = 0.05;
            p.gloss = 0.6;
        };
        List<Patch> patches =
                new ArrayList<>(Blocks.box(x - HALF, x + HALF, 0.3, 0.85, z - 2.1, z + 2.1, Pose.REST, body, body));
        patches.addAll(Blocks.box(x - 0.72, x + 0.72, 0.85, roof - 0.08, z - 1, z + 1.2, Pose.REST, glass, body));
        patches.addAll(Blocks.box(x - 0.7, x + 0.7, roof - 0.08, roof, z - 0.85, z + 1.05, Pose.REST, body, body));
        Curve rim = Curve.through(0, 0.02, 0.15, 0.33, 0.85, 0.33, 1, 0.02);
        for (int side = -1; side <= 1; side += 2) {
            for (int end = -1; end <= 1; end += 2) {
                Vector hub = new Vector(x + side * (HALF - 0.1), 0.33, z + end * 1.35);
                Vector across = new Vector(0.12, 0, 0);
                patches.add(Patch.of(
                        12,
                        6,
                        new Tube(new Vector[] {hub.minus(across), hub, hub.plus(across)}, new Vector(0, 1, 0), rim),
                        p -> p.albedo = p.v < 0.15 || p.v > 0.85 ? 0.35 : 0.03));
            }
        }
        return patches;
    }
}
