package org.fusiform.imaging.rendering;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fusiform.imaging.scramble.Seeded;

/** A corridor in perspective or a house in a landscape: layout, viewpoint and light vary. The scene fills the picture. */
final class Scene implements Drawing {
    @Override
    public void draw(Canvas canvas, Seeded random) {
        canvas.place(0, 0, 1, 0);
        if (random.unit() < 0.5) {
            corridor(canvas, random);
        } else {
            house(canvas, random);
        }
    }

    private static void corridor(Canvas canvas, Seeded random) {
        double x = random.between(-0.35, 0.35);
        double y = random.between(-0.3, 0.2);
        double end = random.between(0.12, 0.25);
        double wall = random.between(0.4, 0.8);
        canvas.fill(wall * 0.55, polygon(-1, 1, x - end, y + end, x + end, y + end, 1, 1));
        canvas.fill(wall * 1.2, polygon(-1, -1, x - end, y - end, x + end, y - end, 1, -1));
        canvas.fill(wall, polygon(-1, -1, x - end, y - end, x - end, y + end, -1, 1));
        canvas.fill(wall * 0.8, polygon(1, -1, x + end, y - end, x + end, y + end, 1, 1));
        canvas.fill(random.between(0.1, 0.95), new Rectangle2D.Double(x - end, y - end, 2 * end, 2 * end));
        int doors = 2 + random.below(3);
        double shade = random.between(0.15, 0.4);
        for (int door = 0; door < doors; door++) {
            double near = StrictMath.pow(0.55, door) * 0.92;
            double far = near * 0.72;
            for (int side = -1; side <= 1; side += 2) {
                canvas.fill(
                        wall * shade + 0.1,
                        polygon(
                                toward(x, side, end, near), toward(y, -0.45, end, near),
                                toward(x, side, end, far), toward(y, -0.45, end, far),
                                toward(x, side, end, far), toward(y, 1, end, far),
                                toward(x, side, end, near), toward(y, 1, end, near)));
            }
            canvas.fill(
                    0.97,
                    polygon(
                            toward(x, -0.2, end, near), toward(y, -1, end, near),
                            toward(x, -0.2, end, far), toward(y, -1, end, far),
                            toward(x, 0.2, end, far), toward(y, -1, end, far),
                            toward(x, 0.2, end, near), toward(y, -1, end, near)));
        }
    }

    /** A coordinate of the opening at depth 1 … of the far end at depth 0. */
    private static double toward(double vanishing, double edge, double end, double depth) {
        return depth * edge + (1 - depth) * (vanishing + edge * end);
    }

    private static void house(Canvas canvas, Seeded random) {
        double horizon = random.between(0.1, 0.4);
        double sky = random.between(0.6, 0.95);
        canvas.fill(sky, new Rectangle2D.Double(-1, -1, 2, 2));
        canvas.fill(sky * 0.6, hills(random, horizon));
        canvas.fill(random.between(0.25, 0.55), new Rectangle2D.Double(-1, horizon, 2, 2));
        double left = random.between(-0.7, -0.35);
        double right = random.between(0.25, 0.65);
        double top = random.between(-0.35, -0.1);
        double bottom = horizon + random.between(0.15, 0.35);
        double wall = random.between(0.35, 0.9);
        double roof = random.between(0.1, 0.4);
        canvas.fillShaded(wall, wall * 0.7, left, right, new Rectangle2D.Double(left, top, right - left, bottom - top));
        double ridge = (left + right) / 2 + random.between(-0.15, 0.15);
        canvas.fill(roof, polygon(left - 0.1, top, ridge, top - random.between(0.3, 0.5), right + 0.1, top));
        int windows = 2 + random.below(3);
        double step = (right - left) / windows;
        int door = random.below(windows);
        for (int i = 0; i < windows; i++) {
            double x = left + step * (i + 0.25);
            boolean isDoor = i == door;
            canvas.fill(
                    0.1,
                    new Rectangle2D.Double(x, isDoor ? bottom - 0.32 : top + 0.1, step * 0.5, isDoor ? 0.32 : 0.2));
            if (!isDoor) {
                canvas.stroke(0.95, 0.015, new Rectangle2D.Double(x, top + 0.1, step * 0.5, 0.2));
            }
        }
        tree(canvas, random, random.unit() < 0.5 ? left - 0.25 : right + 0.25, bottom);
        canvas.fill(
                0.7,
                polygon(left + step * (door + 0.3), bottom, left + step * (door + 0.7), bottom, 0.35, 1, -0.25, 1));
    }

    private static Path2D hills(Seeded random, double horizon) {
        Path2D hills = new Path2D.Double();
        hills.moveTo(-1, 1);
        hills.lineTo(-1, horizon - random.between(0.05, 0.3));
        hills.curveTo(
                -0.4, horizon - random.between(0.1, 0.6), 0.3, horizon + 0.1, 1, horizon - random.between(0.05, 0.4));
        hills.lineTo(1, 1);
        return hills;
    }

    private static void tree(Canvas canvas, Seeded random, double x, double ground) {
        double height = random.between(0.5, 0.9);
        canvas.limb(0.15, 0.06, x, ground, x, ground - height * 0.6);
        for (int leaf = 0; leaf < 14; leaf++) {
            double size = random.between(0.08, 0.18);
            canvas.fill(
                    random.between(0.12, 0.4),
                    Canvas.around(
                            x + random.between(-0.2, 0.2), ground - height * random.between(0.55, 1.1), size, size));
        }
    }

    private static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
