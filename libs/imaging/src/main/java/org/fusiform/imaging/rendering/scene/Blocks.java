package org.fusiform.imaging.rendering.scene;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Pose;

/** Walls, boxes and gables. On a wall u runs to the right as seen from outside and v from the top down. */
final class Blocks {
    private Blocks() {}

    /** Four walls and a lid around x0 … x1, 0 … height, z0 (far) … z1 (near). */
    static List<Patch> box(
            double x0,
            double x1,
            double bottom,
            double top,
            double z0,
            double z1,
            Pose pose,
            Material walls,
            Material lid) {
        List<Patch> patches = new ArrayList<>();
        patches.add(wall(x0, z1, x1, z1, bottom, top, pose, walls));
        patches.add(wall(x1, z1, x1, z0, bottom, top, pose, walls));
        patches.add(wall(x1, z0, x0, z0, bottom, top, pose, walls));
        patches.add(wall(x0, z0, x0, z1, bottom, top, pose, walls));
        patches.add(Patch.flat(point(x0, top, z0), point(x1, top, z0), point(x0, top, z1), pose, lid));
        return patches;
    }

    /** From (xa, za) to (xb, zb). */
    static Patch wall(
            double xa, double za, double xb, double zb, double bottom, double top, Pose pose, Material material) {
        return Patch.flat(4, point(xa, top, za), point(xb, top, zb), point(xa, bottom, za), pose, material);
    }

    /** An upright triangle over the line from (xa, za) to (xb, zb). */
    static Patch gable(
            double xa, double za, double xb, double zb, double bottom, double top, Pose pose, Material material) {
        return Patch.of(
                4,
                4,
                (u, v, xyz) -> {
                    double t = 0.5 + (u - 0.5) * v;
                    xyz[0] = xa + t * (xb - xa);
                    xyz[1] = top + v * (bottom - top);
                    xyz[2] = za + t * (zb - za);
                },
                pose,
                material);
    }

    static double[] point(double x, double y, double z) {
        return new double[] {x, y, z};
    }
}
