package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;
import static org.fusiform.imaging.rendering.raster.Ramps.step;
import static org.fusiform.imaging.rendering.scene.Blocks.point;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Camera;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Shading;
import org.fusiform.imaging.rendering.raster.Sun;
import org.fusiform.imaging.scramble.Seeded;

/** A house in its garden; lengths in metres, the house about the origin. */
final class House {
    private static final double GARDEN = 34;
    private static final List<Roof> ROOFS = List.of(Roof.FLAT, Roof.HIP, Roof.GABLE, Roof.GABLE);
    private final Seeded random;
    private final List<Patch> patches = new ArrayList<>();
    private final double wide;
    private final double deep;
    private final double eaves;
    private final Pose pose;
    private final double roofTone;

    private enum Roof {
        FLAT,
        HIP,
        GABLE
    }

    private House(Seeded random) {
        this.random = random;
        double storey = random.between(2.7, 3.1);
        int storeys = 1 + random.below(3);
        wide = random.between(8, 14);
        deep = random.between(6.5, 9.5);
        eaves = storeys * storey;
        pose = Pose.turned(random.between(-0.75, 0.75), 0, 0);
        roofTone = random.between(0.06, 0.35);
        Facade facade = Facade.house(random, storey);
        walls(facade);
        switch (ROOFS.get(random.below(ROOFS.size()))) {
            case FLAT -> flatRoof();
            case HIP -> hipRoof();
            case GABLE -> gableRoof(facade);
        }
        if (random.unit() < 0.5) {
            wing(facade, storey);
        }
    }

    static Picture draw(int side, Picture.Backdrop aperture, Seeded random) {
        House house = new House(random);
        List<Patch> casters = List.copyOf(house.patches);
        double distance = random.between(19, 25) + house.eaves * 0.6;
        house.garden(distance - 1);
        double eye = random.between(1.5, 3.5);
        double horizon = random.between(0.52, 0.66);
        Sky sky = Sky.random(horizon, random);
        Camera camera = new Camera(
                Pose.REST.shifted(random.between(-2, 2), -eye, -distance),
                side * random.between(1, 1.15),
                side * 0.5,
                side * horizon);
        Sun sun = Sun.of(
                random.between(-1.2, 1.2), random.between(0.35, 1), random.between(0.55, 0.8), 0.4, 0.15, casters, 24);
        Picture picture = Shading.of(house.patches, camera, sky.over(sun, 220), side, aperture);
        picture.behind(sky);
        return picture;
    }

    private void walls(Material facade) {
        patches.addAll(Blocks.box(
                -wide / 2, wide / 2, -0.2, eaves, -deep / 2, deep / 2, pose, facade, Material.plain(roofTone)));
    }

    private void wing(Facade facade, double storey) {
        double left = random.unit() < 0.5 ? -wide / 2 - 4 : wide / 2;
        double height = Math.min(storey, eaves);
        patches.addAll(Blocks.box(
                left, left + 4, -0.2, height, -deep / 2 + 1, deep / 2 - 1.5, pose, facade, Material.plain(roofTone)));
        slope(left - 0.3, left + 4.3, height - 0.1, deep / 2 - 1.1, height + 1.6, 0);
        slope(left - 0.3, left + 4.3, height - 0.1, -deep / 2 + 0.6, height + 1.6, 0);
    }

    private void flatRoof() {
        patches.addAll(Blocks.box(
                -wide / 2 - 0.4,
                wide / 2 + 0.4,
                eaves,
                eaves + 0.4,
                -deep / 2 - 0.4,
                deep / 2 + 0.4,
                pose,
                Material.plain(0.7),
                Material.plain(0.3)));
    }

    private void gableRoof(Facade facade) {
        double ridge = eaves + random.between(2, 4);
        boolean along = random.unit() < 0.6;
        if (along) {
            patches.add(Blocks.gable(wide / 2, deep / 2, wide / 2, -deep / 2, eaves, ridge, pose, facade));
            patches.add(Blocks.gable(-wide / 2, -deep / 2, -wide / 2, deep / 2, eaves, ridge, pose, facade));
            slope(-wide / 2 - 0.5, wide / 2 + 0.5, eaves - 0.3, deep / 2 + 0.5, ridge, 0);
            slope(-wide / 2 - 0.5, wide / 2 + 0.5, eaves - 0.3, -deep / 2 - 0.5, ridge, 0);
        } else {
            patches.add(Blocks.gable(-wide / 2, deep / 2, wide / 2, deep / 2, eaves, ridge, pose, facade));
            for (int side = -1; side <= 1; side += 2) {
                patches.add(Patch.flat(
                        6,
                        point(0, ridge, -deep / 2 - 0.5),
                        point(0, ridge, deep / 2 + 0.5),
                        point(side * (wide / 2 + 0.6), eaves - 0.3, -deep / 2 - 0.5),
                        pose,
                        tiles()));
            }
        }
        if (random.unit() < 0.7) {
            chimney(ridge);
        }
    }

    private void hipRoof() {
        double ridge = eaves + random.between(1.8, 3.2);
        double inset = Math.min(deep / 2, wide / 2 - 1);
        for (int side = -1; side <= 1; side += 2) {
            double z = side * (deep / 2 + 0.5);
            double x = side * (wide / 2 + 0.5);
            double end = side * (wide / 2 - inset);
            patches.add(Patch.of(
                    6,
                    6,
                    (u, v, xyz) -> {
                        xyz[0] = mix(
                                mix(-wide / 2 + inset, -wide / 2 - 0.5, v),
                                mix(wide / 2 - inset, wide / 2 + 0.5, v),
                                u);
                        xyz[1] = mix(ridge, eaves - 0.2, v);
                        xyz[2] = z * v;
                    },
                    pose,
                    tiles()));
            patches.add(Patch.of(
                    6,
                    6,
                    (u, v, xyz) -> {
                        xyz[0] = mix(end, x, v);
                        xyz[1] = mix(ridge, eaves - 0.2, v);
                        xyz[2] = (u - 0.5) * v * (deep + 1);
                    },
                    pose,
                    tiles()));
        }
        if (random.unit() < 0.5) {
            chimney(ridge);
        }
    }

    /** From the ridge at z = {@code top} down to the eaves at {@code z}. */
    private void slope(double x0, double x1, double low, double z, double ridge, double top) {
        patches.add(Patch.flat(6, point(x0, ridge, top), point(x1, ridge, top), point(x0, low, z), pose, tiles()));
    }

    private Material tiles() {
        double rows = random.between(12, 20);
        return p -> {
            double row = p.v * rows;
            double course = row - Math.floor(row);
            double tile = Noise.cell((int) Math.floor(p.u * 40 + 0.5 * Math.floorMod((int) row, 2)), (int) row);
            p.albedo = roofTone * (0.8 + 0.35 * tile) * (course > 0.85 ? 0.55 : 1);
        };
    }

    private void chimney(double ridge) {
        double x = random.between(-0.3, 0.3) * wide;
        Material brick = p -> p.albedo = 0.25 * (0.8 + 0.4 * Noise.cell((int) (p.ownX * 8), (int) (p.ownY * 9)));
        patches.addAll(
                Blocks.box(x - 0.45, x + 0.45, eaves, ridge + 0.8, -0.9, -0.1, pose, brick, Material.plain(0.05)));
    }

    private void garden(double near) {
        double path = random.between(0.5, 1.1);
        double bend = random.between(-3, 3);
        double lawn = random.between(0.12, 0.35);
        Material ground = p -> {
            double grass = Noise.fractal(p.x * 3, p.z * 3, 5, 3);
            double middle = bend * step(3, 14, p.z);
            boolean paved = Math.abs(p.x - middle) < path && p.z > 0;
            p.albedo =
                    paved ? 0.55 + 0.08 * grass : lawn * (1 + 0.45 * grass + 0.3 * Noise.at(p.x * 0.3, p.z * 0.3, 2));
        };
        patches.add(Patch.flat(
                24,
                point(-GARDEN * 2, 0, -GARDEN * 2),
                point(GARDEN * 2, 0, -GARDEN * 2),
                point(-GARDEN * 2, 0, near),
                Pose.REST,
                ground));
        int trees = 1 + random.below(4);
        for (int i = 0; i < trees; i++) {
            double side = random.unit() < 0.5 ? -1 : 1;
            double x = side * random.between(wide / 2 + 3, wide / 2 + 9);
            double z = random.between(-14, 5);
            double height = random.between(4, 11);
            patches.addAll(
                    random.unit() < 0.7
                            ? Plants.tree(x, 0, z, height, random)
                            : Plants.conifer(x, 0, z, height * 1.2, random));
        }
        int bushes = random.below(5);
        for (int i = 0; i < bushes; i++) {
            double size = random.between(0.5, 1.1);
            patches.add(Plants.clump(
                    random.between(-wide, wide) * 0.6,
                    size * 0.5,
                    deep / 2 + 2.5,
                    size,
                    size,
                    random.between(0.08, 0.25),
                    random));
        }
    }
}
