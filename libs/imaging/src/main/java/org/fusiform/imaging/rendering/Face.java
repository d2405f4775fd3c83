package org.fusiform.imaging.rendering;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fusiform.imaging.scramble.Seeded;

/** A head with hair, ears, eyes, brows, nose and mouth: identity, gaze, expression, pose and light vary. */
final class Face implements Drawing {
    @Override
    public void draw(Canvas canvas, Seeded random) {
        canvas.place(
                random.between(-0.2, 0.2),
                random.between(-0.15, 0.15),
                random.between(0.62, 0.85),
                random.between(-0.2, 0.2));
        double skin = random.between(0.45, 0.85);
        double hair = random.between(0.05, 0.4);
        double width = random.between(0.58, 0.72);
        double turn = random.between(-0.14, 0.14);
        double light = random.unit() < 0.5 ? -1 : 1;
        if (random.unit() < 0.5) {
            canvas.fill(hair, Canvas.around(0, 0.05, width + 0.16, 1.0));
        }
        canvas.fill(skin * 0.72, new Rectangle2D.Double(-0.22, 0.7, 0.44, 0.5));
        canvas.fill(skin * 0.85, Canvas.around(-width, 0.05, 0.11, 0.19));
        canvas.fill(skin * 0.85, Canvas.around(width, 0.05, 0.11, 0.19));
        canvas.fillShaded(skin * 1.15, skin * 0.7, light * width, -light * width, Canvas.around(0, 0.05, width, 0.92));
        hair(canvas, hair, width, random);
        eyes(canvas, random, turn, skin, hair);
        nose(canvas, skin, turn, light, random.between(0.16, 0.28));
        mouth(canvas, skin, turn, random);
    }

    private static void hair(Canvas canvas, double level, double width, Seeded random) {
        Path2D hair = new Path2D.Double();
        double line = random.between(-0.62, -0.4);
        double parting = random.between(-0.4, 0.4);
        hair.moveTo(-width - 0.06, -0.1);
        hair.curveTo(-width - 0.1, -1.15, width + 0.1, -1.15, width + 0.06, -0.1);
        hair.curveTo(width - 0.05, line, parting + 0.3, line - 0.12, parting, line - 0.1);
        hair.curveTo(parting - 0.3, line - 0.12, -width + 0.05, line, -width - 0.06, -0.1);
        canvas.fill(level, hair);
    }

    private static void eyes(Canvas canvas, Seeded random, double turn, double skin, double hair) {
        double apart = random.between(0.25, 0.32);
        double height = random.between(0.07, 0.11);
        double gaze = random.between(-0.04, 0.04);
        double brow = random.between(0.17, 0.24);
        double tilt = random.between(-0.05, 0.05);
        for (int side = -1; side <= 1; side += 2) {
            double x = turn + side * apart;
            canvas.fill(skin * 0.75, Canvas.around(x, -0.08, 0.17, height + 0.05));
            canvas.fill(0.95, Canvas.around(x, -0.08, 0.14, height));
            canvas.fill(0.25, Canvas.around(x + gaze, -0.08, height * 0.85, height * 0.95));
            canvas.fill(0.02, Canvas.around(x + gaze, -0.08, height * 0.42, height * 0.45));
            canvas.fill(0.98, Canvas.around(x + gaze + 0.025, -0.11, 0.018, 0.018));
            canvas.limb(hair * 0.8, 0.05, x - side * 0.13, -0.08 - brow + tilt, x + side * 0.15, -0.08 - brow - tilt);
        }
    }

    private static void nose(Canvas canvas, double skin, double turn, double light, double length) {
        Path2D nose = new Path2D.Double();
        nose.moveTo(turn - 0.03 * light, 0.02);
        nose.quadTo(turn * 1.6 - 0.16 * light, 0.1 + length, turn * 1.6 - 0.1 * light, 0.16 + length);
        nose.quadTo(turn * 1.6, 0.2 + length, turn * 1.6 + 0.09 * light, 0.16 + length);
        canvas.stroke(skin * 0.55, 0.035, nose);
    }

    private static void mouth(Canvas canvas, double skin, double turn, Seeded random) {
        double width = random.between(0.16, 0.27);
        double open = random.between(0.01, 0.08);
        double smile = random.between(-0.05, 0.1);
        double y = random.between(0.5, 0.56);
        canvas.fill(skin * 0.55, lips(turn, y, width, smile, 0.05 + open));
        canvas.fill(skin * 0.15, lips(turn, y, width * 0.85, smile, open));
    }

    /** Corners at height y − smile, the middle of the opening at y. */
    private static Path2D lips(double x, double y, double width, double smile, double open) {
        Path2D lips = new Path2D.Double();
        lips.moveTo(x - width, y - smile);
        lips.quadTo(x, y + smile - open, x + width, y - smile);
        lips.quadTo(x, y + smile + 2 * open, x - width, y - smile);
        lips.closePath();
        return lips;
    }
}
