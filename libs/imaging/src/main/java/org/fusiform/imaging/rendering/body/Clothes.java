package org.fusiform.imaging.rendering.body;

import static org.fusiform.imaging.rendering.raster.Ramps.step;

import org.fusiform.imaging.rendering.raster.Material;
import org.fusiform.imaging.rendering.raster.Noise;
import org.fusiform.imaging.rendering.raster.Surface;
import org.fusiform.imaging.scramble.Seeded;

/**
 * What a figure wears.
 *
 * @param sleeve where on the arm sleeves end, 0 shoulder … 1 wrist
 * @param leg where on the leg trousers end
 * @param skirt length of a skirt in centimetres, 0 for trousers
 */
record Clothes(
        double skin,
        double top,
        double bottom,
        double shoes,
        double sleeve,
        double leg,
        double skirt,
        Pattern pattern,
        double contrast,
        boolean open) {

    enum Pattern {
        PLAIN,
        STRIPES,
        CHECKS,
        PRINT
    }

    static Clothes random(Seeded random, boolean skirts) {
        double top = random.unit() < 0.5 ? random.between(0.05, 0.3) : random.between(0.45, 0.9);
        double bottom = top > 0.4 ? random.between(0.04, 0.3) : random.between(0.3, 0.75);
        return new Clothes(
                random.between(0.3, 0.75),
                top,
                bottom,
                random.unit() < 0.7 ? 0.05 : 0.8,
                random.unit() < 0.5 ? 1 : random.between(0.22, 0.42),
                random.unit() < 0.7 ? 1 : random.between(0.38, 0.5),
                skirts && random.unit() < 0.5 ? random.between(38, 62) : 0,
                Pattern.values()[random.below(Pattern.values().length)],
                random.between(0.25, 0.6),
                random.unit() < 0.3);
    }

    /** Jersey, shirt or, where it is open, a jacket over a shirt. {@code around} 0 … 1 with the front at 0.75. */
    Material shirt() {
        return p -> {
            double front = Math.abs(p.u - 0.75);
            double lapel = 0.02 + 0.11 * step(0.45, 0.95, p.v);
            boolean under = open && front < lapel && p.v > 0.3;
            p.albedo = under ? 0.85 : woven(top, p.ownX, p.ownY);
            if (open && Math.abs(front - lapel) < 0.006 + 0.01 * p.v && p.v > 0.3) {
                p.albedo *= 0.4;
            }
            folds(p, 0.35);
        };
    }

    Material arm() {
        return p -> {
            boolean sleeved = p.v < sleeve;
            p.albedo = sleeved ? woven(top, p.v * 60, p.ownY) * (p.v > sleeve - 0.025 ? 0.75 : 1) : skin;
            folds(p, sleeved ? 0.4 : 0.04);
        };
    }

    Material trousers() {
        return p -> {
            boolean covered = p.v < leg && skirt == 0;
            p.albedo = covered ? bottom * (p.v > leg - 0.02 ? 0.8 : 1) : skin;
            folds(p, covered ? 0.4 : 0.04);
        };
    }

    Material hips() {
        return p -> {
            p.albedo = p.v > 0.9 ? 0.06 : bottom;
            folds(p, 0.3);
        };
    }

    Material skirtCloth() {
        return p -> {
            p.albedo = pattern == Pattern.PLAIN ? bottom : woven(bottom, p.u * 90, p.ownY);
            p.tilt(0.5 * Noise.at(p.u * 22, p.v * 1.5, 4) * p.v, 0, 0);
        };
    }

    Material bare() {
        return p -> {
            p.albedo = skin;
            p.gloss = 0.08;
        };
    }

    private double woven(double cloth, double x, double y) {
        double other = cloth > 0.4 ? cloth * (1 - contrast) : cloth + contrast;
        return switch (pattern) {
            case PLAIN -> cloth;
            case STRIPES -> Math.floorMod((int) Math.floor(y / 3.5), 2) == 0 ? cloth : other;
            case CHECKS -> {
                int crossed = Math.floorMod((int) Math.floor(y / 4), 2) + Math.floorMod((int) Math.floor(x / 4), 2);
                yield cloth + (other - cloth) * crossed / 2;
            }
            case PRINT -> dots(x, y) ? other : cloth;
        };
    }

    /** In a quincunx. */
    private static boolean dots(double x, double y) {
        double row = Math.floor(y / 4);
        double dx = Math.IEEEremainder(x + 3 * row, 6);
        double dy = y - 4 * row - 2;
        return dx * dx + dy * dy < 2.2;
    }

    private static void folds(Surface p, double depth) {
        double fold = Noise.at(p.ownX * 0.16, p.ownY * 0.1 + 0.06 * p.ownX, p.ownZ * 0.16);
        double crease = Noise.at(p.ownX * 0.4, p.ownY * 0.3 - 0.1 * p.ownX, p.ownZ * 0.4 + 40);
        p.tilt(depth * crease, depth * fold, 0);
        p.albedo *= 1 + 0.25 * depth * (fold + crease);
    }
}
