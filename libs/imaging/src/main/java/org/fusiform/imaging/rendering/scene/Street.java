package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.scene.Blocks.point;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.rendering.raster.Camera;
import org.fusiform.imaging.rendering.raster.Curve;
import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Patch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.raster.Pose;
import org.fusiform.imaging.rendering.raster.Shading;
import org.fusiform.imaging.rendering.raster.Sun;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.rendering.raster.Tube;
import org.fusiform.imaging.rendering.raster.Vector;
import org.fusiform.imaging.scramble.Seeded;

/** A street between buildings, seen along it; lengths in metres, the viewer at the origin of x and z. */
final class Street {
    private static final double KERB = 0.15;
    private final Seeded random;
    private final double road;
    private final double pavement;
    private final double length;
    private final List<Patch> patches = new ArrayList<>();

    private Street(Seeded random) {
        this.random = random;
        road = random.between(3, 5.5);
        pavement = random.between(1.8, 3.5);
        length = random.between(60, 130);
        carriageway();
        for (int side = -1; side <= 1; side += 2) {
            buildings(side);
            furniture(side);
        }
        if (random.unit() < 0.5) {
            patches.addAll(Blocks.box(
                    -30,
                    30,
                    0,
                    random.between(8, 25),
                    -length - 20,
                    -length - 5,
                    Pose.REST,
                    Facade.block(random),
                    Material.plain(0.3)));
        }
    }

    static Picture draw(int side, Picture.Backdrop aperture, Seeded random) {
        Street street = new Street(random);
        double horizon = random.between(0.48, 0.64);
        Sky sky = Sky.random(horizon, random);
        Camera camera = new Camera(
                Pose.REST
                        .shifted(random.between(-2.5, 2.5), -random.between(1.6, 4), 0)
                        .then(Pose.turned(random.between(-0.16, 0.16), 0, 0)),
                side * random.between(0.75, 1),
                side * 0.5,
                side * horizon);
        Sun sun = Sun.of(
                random.between(-1.4, 1.4),
                random.between(0.5, 1.1),
                random.between(0.5, 0.8),
                0.4,
                0.15,
                street.patches,
                75);
        Picture picture = Shading.of(street.patches, camera, sky.over(sun, random.between(120, 300)), side, aperture);
        picture.behind(sky);
        return picture;
    }

    private void carriageway() {
        double asphalt = random.between(0.08, 0.22);
        double dash = random.between(2, 4);
        double outer = road + pavement;
        patches.add(Patch.flat(
                40, point(-road, 0, -0.5), point(road, 0, -0.5), point(-road, 0, -length - 60), Pose.REST, p -> {
                    boolean lane = Math.abs(p.x) < 0.1 && Math.IEEEremainder(p.z, 2 * dash) > 0;
                    boolean edge = Math.abs(Math.abs(p.x) - road + 0.35) < 0.07;
                    p.albedo = lane || edge ? 0.75 : asphalt * (1 + 0.25 * Noise.fractal(p.x * 2, p.z * 2, 3, 2));
                }));
        for (int side = -1; side <= 1; side += 2) {
            patches.add(Patch.flat(
                    40,
                    point(side * road, KERB, -0.5),
                    point(side * outer, KERB, -0.5),
                    point(side * road, KERB, -length - 60),
                    Pose.REST,
                    Street::paintPavement));
            patches.add(Patch.flat(
                    20,
                    point(side * road, KERB, -0.5),
                    point(side * road, KERB, -length - 60),
                    point(side * road, 0, -0.5),
                    Pose.REST,
                    Material.plain(0.6)));
        }
    }

    private static void paintPavement(Surface p) {
        boolean joint = Math.abs(Math.IEEEremainder(p.x, 0.8)) < 0.03 || Math.abs(Math.IEEEremainder(p.z, 0.8)) < 0.03;
        p.albedo = joint ? 0.25 : 0.42 + 0.08 * Noise.cell((int) Math.floor(p.x / 0.8), (int) Math.floor(p.z / 0.8));
    }

    private void buildings(int side) {
        double typical = random.between(7, 20);
        double near = -random.between(1.5, 5);
        while (near > -length) {
            double front = random.between(7, 16);
            double height = typical * random.between(0.6, 1.4);
            double x = side * (road + pavement + random.between(0, 0.8));
            Facade facade = Facade.block(random);
            seenFromTheRoad(x, side, 0, height, near, front, facade);
            seenFromTheRoad(
                    x - side * 0.3, side, height, height + 0.5, near, front, Material.plain(facade.wall() * 0.7));
            near -= front + (random.unit() < 0.15 ? random.between(3, 6) : 0);
        }
    }

    /** Only the side at the road and the one towards the viewer: nothing else of a building is ever seen. */
    private void seenFromTheRoad(
            double x, int side, double bottom, double top, double near, double front, Material material) {
        patches.add(Blocks.wall(x, near, x, near - front, bottom, top, Pose.REST, material));
        patches.add(Blocks.wall(x, near, x + side * 12, near, bottom, top, Pose.REST, material));
    }

    /** Lamps or trees along the kerb, and parked cars. */
    private void furniture(int side) {
        boolean trees = random.unit() < 0.5;
        double every = random.between(9, 16);
        double x = side * (road + 0.6);
        for (double z = random.between(8, 14); z < length; z += every) {
            if (trees) {
                patches.addAll(Plants.tree(x, 0, -z, random.between(5, 7.5), random));
            } else {
                lamp(x, -z, side);
            }
        }
        for (double z = random.between(7, 16); z < length * 0.7; z += random.between(5.5, 16)) {
            patches.addAll(Cars.parked(side * (road - 1.15), -z, random));
        }
    }

    private void lamp(double x, double z, int side) {
        Vector[] post = {new Vector(x, 0, z), new Vector(x, 6, z), new Vector(x - side * 1.8, 6.4, z)};
        patches.add(Patch.of(
                6, 12, new Tube(post, new Vector(0, 0, 1), Curve.through(0, 0.12, 1, 0.08)), Material.plain(0.06)));
        patches.addAll(Blocks.box(
                x - side * 1.8 - 0.3,
                x - side * 1.8 + 0.3,
                6.25,
                6.45,
                z - 0.15,
                z + 0.15,
                Pose.REST,
                Material.plain(0.9),
                Material.plain(0.1)));
    }
}
