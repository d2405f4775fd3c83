package org.fusiform.imaging.rendering.scene;

import static org.fusiform.imaging.rendering.raster.Ramps.mix;

import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/**
 * A wall with windows, painted by its own height and length in metres.
 *
 * @param storey height of one
 * @param bay distance between windows
 * @param window width and {@code sill} height of its lower edge; its upper edge is at {@code lintel}
 * @param door whether one bay of the ground floor is a door
 */
record Facade(
        Masonry masonry,
        double wall,
        double frame,
        double storey,
        double bay,
        double window,
        double sill,
        double lintel,
        int panes,
        boolean door,
        int seed)
        implements Material {

    enum Masonry {
        PLASTER,
        BRICK,
        BOARDS,
        STONE
    }

    static Facade house(Seeded random, double storey) {
        return new Facade(
                Masonry.values()[random.below(4)],
                random.between(0.2, 0.8),
                random.unit() < 0.7 ? 0.9 : 0.08,
                storey,
                random.between(2.2, 3.4),
                random.between(0.9, 1.5),
                random.between(0.8, 1),
                random.between(2.1, 2.4),
                1 + random.below(3),
                true,
                random.below(1000));
    }

    static Facade block(Seeded random) {
        double storey = random.between(2.9, 3.6);
        return new Facade(
                Masonry.values()[random.below(4)],
                random.between(0.12, 0.75),
                random.unit() < 0.5 ? 0.8 : 0.1,
                storey,
                random.between(1.8, 3.2),
                random.between(1, 1.5),
                random.between(0.5, 0.9),
                random.between(2.2, 2.6),
                1 + random.below(2),
                random.unit() < 0.8,
                random.below(1000));
    }

    @Override
    public void paint(Surface p) {
        // A wall runs along x or along z; the other one is the same all over it.
        double along = p.ownX + p.ownZ;
        double y = p.ownY;
        int floor = (int) Math.floor(y / storey);
        int number = (int) Math.floor(along / bay);
        double x = along - (number + 0.5) * bay;
        double height = y - floor * storey;
        boolean isDoor = door && floor == 0 && Noise.cell(number, seed) < 0.25;
        double low = isDoor ? 0 : sill;
        double reach = window / 2;
        boolean within = Math.abs(x) < reach && height > low && height < lintel && floor >= 0;
        if (within) {
            opening(p, x, (height - low) / (lintel - low), isDoor, number, floor);
            return;
        }
        boolean surround = Math.abs(x) < reach + 0.16 && height > low - 0.14 && height < lintel + 0.16;
        p.albedo = surround ? frame : masonry(along, y);
        if (surround) {
            return;
        }
        p.albedo *= height < lintel + 0.2 || height > storey - 0.12 ? 1 : 0.94;
    }

    private void opening(Surface p, double x, double up, boolean isDoor, int number, int floor) {
        double across = x / window + 0.5;
        if (isDoor) {
            boolean panel =
                    Math.abs(Math.abs(across - 0.5) - 0.22) < 0.14 && Math.abs(Math.abs(up - 0.5) - 0.22) < 0.16;
            p.albedo = (frame > 0.5 ? 0.12 : 0.5) * (panel ? 0.7 : 1);
            return;
        }
        double cell = across * panes - Math.floor(across * panes);
        double row = up * 2 - Math.floor(up * 2);
        boolean bar = cell < 0.08 * panes || cell > 1 - 0.08 * panes || row < 0.09 || row > 0.91;
        if (bar) {
            p.albedo = frame;
            return;
        }
        double own = Noise.cell(number * 7 + floor, seed + 5);
        double curtain = own > 0.6 && (across < 0.2 || across > 0.8) ? 0.45 : 0;
        p.albedo = 0.03 + 0.12 * own * up + curtain;
        p.glow = 0.1 * up * own;
        p.gloss = 0.5;
    }

    private double masonry(double x, double y) {
        return wall
                * switch (masonry) {
                    case PLASTER -> 1 + 0.08 * Noise.fractal(x * 0.7, y * 0.7, seed, 3);
                    case BRICK -> bricks(x, y, 0.3, 0.11, 0.25);
                    case STONE -> bricks(x, y, 0.8, 0.4, 0.3);
                    case BOARDS -> {
                        double board = y / 0.22 - Math.floor(y / 0.22);
                        yield mix(0.72, 1.04, Math.min(1, board * 4))
                                * (1 + 0.05 * Noise.cell((int) Math.floor(y / 0.22), seed));
                    }
                };
    }

    private double bricks(double x, double y, double width, double height, double spread) {
        int row = (int) Math.floor(y / height);
        double shifted = x / width + 0.5 * Math.floorMod(row, 2);
        int column = (int) Math.floor(shifted);
        double joint = Math.min(shifted - column, 1 - shifted + column) * width;
        double bed = Math.min(y / height - row, 1 - y / height + row) * height;
        return joint < 0.012 || bed < 0.012 ? 1.25 : 1 - spread * (Noise.cell(column, row) - 0.4);
    }
}
