package org.fusiform.imaging.rendering;

import java.awt.geom.Arc2D;
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
        double width = random.between(0.18, 0.3);
        double smile = random.between(20, 150);
        double y = random.between(0.5, 0.58);
        canvas.fill(skin * 0.5, Canvas.around(turn, y + 0.02, width, random.between(0.035, 0.075)));
        canvas.stroke(
                skin * 0.25,
                0.03,
                new Arc2D.Double(turn - width, y - 0.14, 2 * width, 0.3, 270 - smile / 2, smile, Arc2D.OPEN));
    }
}
