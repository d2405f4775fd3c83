package org.fusiform.imaging.rendering.scene;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Form;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Tube;
import org.fusiform.imaging.rendering.raster.Vector;
import org.fusiform.imaging.scramble.Seeded;

/** Trees, conifers and bushes; lengths in metres. */
final class Plants {
    private Plants() {}

    /** Standing at (x, ground, z). */
    static List<Patch> tree(double x, double ground, double z, double height, Seeded random) {
        List<Patch> patches = new ArrayList<>();
        double lean = random.between(-0.06, 0.06) * height;
        Vector foot = new Vector(x, ground - 0.2, z);
        Vector fork = new Vector(x + lean, ground + height * 0.45, z);
        Vector top = new Vector(x + lean * 2, ground + height * 0.8, z);
        Curve trunk = Curve.through(0, height * 0.045, 0.1, height * 0.03, 1, height * 0.008);
        patches.add(Patch.of(
                8, 8, new Tube(new Vector[] {foot, fork, top}, new Vector(1, 0, 0), trunk), Material.plain(0.12)));
        double leaves = random.between(0.1, 0.3);
        int clumps = 4 + random.below(4);
        for (int i = 0; i < clumps; i++) {
            double size = height * random.between(0.16, 0.26);
            patches.add(clump(
                    x + lean + height * random.between(-0.2, 0.2),
                    ground + height * random.between(0.5, 0.85),
                    z + height * random.between(-0.2, 0.2),
                    size,
                    size * random.between(0.7, 1),
                    leaves,
                    random));
        }
        return patches;
    }

    /** A spruce of ragged tiers. */
    static List<Patch> conifer(double x, double ground, double z, double height, Seeded random) {
        double ragged = random.between(0, 900);
        double wide = height * random.between(0.2, 0.3);
        Form tiers = (u, v, xyz) -> {
            double angle = 2 * StrictMath.PI * u;
            double tier = v * 9 - Math.floor(v * 9 - 1e-9);
            double radius = wide * (0.15 + v * 0.85) * (0.55 + 0.45 * tier);
            radius *= 1 + 0.5 * Noise.at(StrictMath.cos(angle) * 3.5 + ragged, v * 13, StrictMath.sin(angle) * 3.5);
            xyz[0] = x + radius * v * StrictMath.cos(angle);
            xyz[1] = ground + height * (1 - 0.92 * v) - 0.12 * radius;
            xyz[2] = z + radius * v * StrictMath.sin(angle);
        };
        double needles = random.between(0.05, 0.14);
        return List.of(
                Patch.of(20, 36, tiers, p -> {
                    double tuft = Noise.at(p.u * 40, p.v * 45, ragged);
                    p.albedo = needles * (1 + 0.8 * tuft);
                    p.tilt(0.6 * tuft, 0.3 * tuft, 0);
                }),
                Blocks.wall(
                        x - height * 0.02,
                        z,
                        x + height * 0.02,
                        z,
                        ground,
                        ground + height * 0.1,
                        Pose.REST,
                        Material.plain(0.08)));
    }

    static Patch clump(double x, double y, double z, double radius, double height, double leaves, Seeded random) {
        double own = random.between(0, 900);
        Form form = (u, v, xyz) -> {
            double around = 2 * StrictMath.PI * u;
            double down = StrictMath.PI * v;
            double nx = StrictMath.sin(down) * StrictMath.cos(around);
            double ny = StrictMath.cos(down);
            double nz = StrictMath.sin(down) * StrictMath.sin(around);
            double rough = 1
                    + 0.3 * Noise.at(nx * 2.2 + own, ny * 2.2, nz * 2.2)
                    + 0.15 * Noise.at(nx * 6 + own, ny * 6, nz * 6);
            xyz[0] = x + radius * rough * nx;
            xyz[1] = y + height * rough * ny;
            xyz[2] = z + radius * rough * nz;
        };
        double fine = 7 / radius;
        return Patch.of(20, 14, form, p -> {
            double leaf = Noise.at(p.x * fine, p.y * fine, p.z * fine);
            double twig = Noise.at(p.x * fine * 2.3, p.y * fine * 2.3, p.z * fine);
            p.albedo = leaves * (1 + 0.8 * leaf + 0.4 * twig);
            p.tilt(0.9 * leaf, 0.9 * twig, 0.4 * leaf);
        });
    }
}
