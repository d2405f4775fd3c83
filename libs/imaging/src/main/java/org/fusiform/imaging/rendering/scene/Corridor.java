package org.fusiform.imaging.rendering.scene;

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
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.rendering.raster.Vector;
import org.fusiform.imaging.scramble.Seeded;

/** A corridor seen along its length; lengths in metres, the viewer at the origin of x and z. */
final class Corridor {
    private final Seeded random;
    private final double half;
    private final double height;
    private final double length;
    private final double wall;
    private final double dado;
    private final double bay;
    private final double doorTone;
    private final double lampEvery;
    private final boolean vaulted;
    private final List<Patch> patches = new ArrayList<>();

    private enum End {
        DOOR,
        WINDOW,
        DARK_PASSAGE
    }

    private Corridor(Seeded random) {
        this.random = random;
        half = random.between(1, 1.9);
        height = random.between(2.3, 3.3);
        length = random.between(12, 34);
        wall = random.between(0.4, 0.85);
        dado = random.unit() < 0.5 ? random.between(0.5, 1.2) : 0;
        bay = random.between(2.4, 4.2);
        doorTone = random.unit() < 0.6 ? random.between(0.08, 0.3) : random.between(0.6, 0.9);
        lampEvery = random.between(2.4, 4.5);
        vaulted = random.unit() < 0.25;
        walls();
        floor();
        ceiling();
        end();
        if (random.unit() < 0.4) {
            pillars();
        }
    }

    static Picture draw(int side, Picture.Backdrop aperture, Seeded random) {
        Corridor corridor = new Corridor(random);
        Camera camera = new Camera(
                Pose.REST
                        .shifted(
                                -corridor.half * random.between(-0.45, 0.45),
                                -corridor.height * random.between(0.45, 0.62),
                                0)
                        .then(Pose.turned(random.between(-0.22, 0.22), random.between(-0.08, 0.06), 0)),
                side * random.between(0.75, 1),
                side * 0.5,
                side * random.between(0.45, 0.55));
        Picture picture = Shading.of(corridor.patches, camera, corridor.lamps(), side, aperture);
        picture.behind((x, y) -> 0.3);
        return picture;
    }

    private Lamps lamps() {
        int count = Math.min((int) (length / lampEvery), 8);
        Vector[] at = new Vector[count];
        for (int i = 0; i < count; i++) {
            at[i] = new Vector(0, height - 0.25, -lampEvery * (i + 0.6));
        }
        return new Lamps(at, random.between(0.5, 1.1), random.between(0.1, 0.35));
    }

    private void walls() {
        double shift = random.between(0, bay);
        double width = random.between(0.42, 0.55);
        double frame = random.unit() < 0.5 ? 0.9 : doorTone * 0.6;
        int own = random.below(900);
        Material material = p -> paintWall(p, shift, width, frame, own);
        patches.add(Patch.flat(
                24,
                point(-half, height, 0.2),
                point(-half, height, -length),
                point(-half, 0, 0.2),
                Pose.REST,
                material));
        patches.add(Patch.flat(
                24, point(half, height, 0.2), point(half, height, -length), point(half, 0, 0.2), Pose.REST, material));
    }

    private void paintWall(Surface p, double shift, double width, double frame, int own) {
        double along = -p.z + (p.x < 0 ? shift : shift * 0.5);
        int number = (int) Math.floor(along / bay);
        double x = Math.abs(along - (number + 0.5) * bay);
        boolean isDoor = Noise.cell(number + (p.x < 0 ? 0 : 50), own) < 0.8;
        p.albedo = wall * (1 + 0.05 * Noise.at(p.z * 2, p.y * 2, own));
        if (p.y < dado) {
            p.albedo *= p.y > dado - 0.07 ? 0.45 : 0.75;
        }
        if (isDoor && x < width + 0.1 && p.y < 2.15) {
            boolean leaf = x < width && p.y < 2.05;
            p.albedo = leaf ? doorTone : frame;
            boolean window = leaf && x < width * 0.45 && p.y > 1.25 && p.y < 1.85;
            boolean handle = leaf && along - (number + 0.5) * bay > width * 0.7 && Math.abs(p.y - 1.05) < 0.05;
            p.albedo = window ? 0.05 : handle ? 0.9 : p.albedo;
        } else if (!isDoor && x < 0.5 && Math.abs(p.y - 1.55) < 0.38) {
            p.albedo = x > 0.43 || Math.abs(p.y - 1.55) > 0.32 ? 0.08 : 0.3 + 0.5 * Noise.cell((int) (x * 9), number);
        } else if (p.y < 0.12) {
            p.albedo = 0.12;
        }
        // Corners are darker.
        p.albedo *= 0.7 + 0.3 * step(0, 0.5, Math.min(p.y, height - p.y));
    }

    private void floor() {
        double tile = random.between(0.3, 0.8);
        double light = random.between(0.3, 0.7);
        double dark = light * random.between(0.35, 1);
        double polish = random.unit() < 0.6 ? random.between(0.05, 0.2) : 0;
        boolean runner = random.unit() < 0.25;
        patches.add(
                Patch.flat(30, point(-half, 0, 0.2), point(half, 0, 0.2), point(-half, 0, -length), Pose.REST, p -> {
                    int i = (int) Math.floor(p.x / tile);
                    int j = (int) Math.floor(p.z / tile);
                    boolean odd = Math.floorMod(i + j, 2) == 0;
                    p.albedo = (odd ? light : dark) * (0.95 + 0.1 * Noise.cell(i, j));
                    p.gloss = polish;
                    if (runner && Math.abs(p.x) < half * 0.6) {
                        p.albedo = Math.abs(p.x) > half * 0.52 ? 0.5 : 0.14 + 0.1 * Noise.at(p.x * 9, p.z * 4, 3);
                        p.gloss = 0;
                    }
                }));
    }

    private void ceiling() {
        double tone = random.between(0.6, 0.9);
        double lampWide = random.between(0.2, 0.45);
        double lampLong = random.between(0.3, lampEvery * 0.42);
        double rise = vaulted ? half * random.between(0.4, 0.8) : 0;
        Material material = p -> {
            double along = -p.z / lampEvery - 0.6;
            double off = Math.abs(along - Math.rint(along)) * lampEvery;
            boolean lamp = Math.abs(p.x) < lampWide && off < lampLong && p.z > -length + 0.6;
            boolean joint =
                    Math.abs(Math.IEEEremainder(p.z, 0.6)) < 0.015 || Math.abs(Math.IEEEremainder(p.x, 0.6)) < 0.015;
            boolean rib = vaulted && Math.abs(Math.IEEEremainder(p.z, bay)) < 0.18;
            p.albedo = rib ? tone * 0.6 : joint && !vaulted ? tone * 0.75 : tone;
            p.glow = lamp ? 1.2 : 0.03;
        };
        patches.add(Patch.of(
                20,
                30,
                (u, v, xyz) -> {
                    xyz[0] = half * (2 * u - 1);
                    xyz[1] = height + rise * Math.sqrt(Math.max(0, 1 - (2 * u - 1) * (2 * u - 1)));
                    xyz[2] = 0.2 - v * (length + 0.2);
                },
                material));
    }

    private void end() {
        End kind = End.values()[random.below(End.values().length)];
        Material material = p -> {
            p.albedo = wall * 0.9;
            double x = Math.abs(p.x);
            if (kind == End.DOOR && x < 0.8 && p.y < 2.1) {
                p.albedo = x < 0.03 || x > 0.72 ? 0.1 : doorTone;
            } else if (kind == End.WINDOW && x < half * 0.7 && p.y > 0.8 && p.y < height - 0.4) {
                p.glow = Math.abs(x - half * 0.35) < 0.04 || x < 0.04 ? 0.1 : 1.1;
            } else if (kind == End.DARK_PASSAGE && x < 0.7 && p.y < 2.2) {
                p.albedo = 0.02;
            }
        };
        patches.add(Blocks.wall(-half, -length, half, -length, 0, height, Pose.REST, material));
        if (vaulted) {
            patches.add(Blocks.gable(
                    -half, -length, half, -length, height, height + half, Pose.REST, Material.plain(wall)));
        }
    }

    private void pillars() {
        double deep = random.between(0.12, 0.25);
        Material stone = p -> p.albedo = wall * (p.y < 0.2 || p.y > height - 0.2 ? 0.6 : 1.05);
        for (double z = bay; z < length; z += bay) {
            for (int side = -1; side <= 1; side += 2) {
                double inner = side * (half - deep);
                patches.addAll(Blocks.box(
                        Math.min(inner, side * half),
                        Math.max(inner, side * half),
                        0,
                        height,
                        -z - 0.3,
                        -z,
                        Pose.REST,
                        stone,
                        stone));
            }
        }
    }
}
