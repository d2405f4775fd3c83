package org.fusiform.imaging.rendering;

import java.awt.geom.Path2D;
import org.fusiform.imaging.scramble.Seeded;

/** A headless standing, walking or reaching body, as localizers show it: pose, build, clothes and light vary. */
final class Body implements Drawing {
    @Override
    public void draw(Canvas canvas, Seeded random) {
        canvas.place(
                random.between(-0.25, 0.25),
                random.between(-0.05, 0.1),
                random.between(0.75, 0.95),
                random.between(-0.12, 0.12));
        double skin = random.between(0.65, 0.95);
        double shirt = random.unit() < 0.5 ? random.between(0.02, 0.25) : random.between(0.8, 1);
        double trousers = shirt > 0.5 ? random.between(0.02, 0.2) : random.between(0.75, 0.95);
        double shoulders = random.between(0.2, 0.3);
        double hips = random.between(0.13, 0.22);
        leg(canvas, random, -hips * 0.6, skin, trousers);
        leg(canvas, random, hips * 0.6, skin, trousers);
        canvas.limb(skin * 0.8, 0.13, 0, -0.86, 0, -0.7);
        torso(canvas, shirt, shoulders, hips, random.unit() < 0.5 ? -1 : 1);
        canvas.fill(trousers, Canvas.around(0, 0.06, hips + 0.02, 0.12));
        arm(canvas, random, -1, shoulders, skin, shirt);
        arm(canvas, random, 1, shoulders, skin, shirt);
    }

    private static void torso(Canvas canvas, double shirt, double shoulders, double hips, int light) {
        Path2D torso = new Path2D.Double();
        torso.moveTo(-0.07, -0.78);
        torso.curveTo(-shoulders, -0.76, -shoulders - 0.04, -0.7, -shoulders, -0.5);
        torso.curveTo(-hips * 0.9, -0.25, -hips * 0.9, -0.1, -hips - 0.02, 0.06);
        torso.lineTo(hips + 0.02, 0.06);
        torso.curveTo(hips * 0.9, -0.1, hips * 0.9, -0.25, shoulders, -0.5);
        torso.curveTo(shoulders + 0.04, -0.7, shoulders, -0.76, 0.07, -0.78);
        torso.closePath();
        canvas.fillShaded(shirt * 1.15 + 0.05, shirt * 0.65, light * shoulders, -light * shoulders, torso);
    }

    private static void arm(Canvas canvas, Seeded random, int side, double shoulders, double skin, double shirt) {
        double upper = random.between(-0.5, 1.4);
        double lower = upper + random.between(-0.2, 1.3);
        double x = side * shoulders;
        double elbowX = x + side * 0.33 * StrictMath.sin(upper);
        double elbowY = -0.66 + 0.33 * StrictMath.cos(upper);
        double handX = elbowX + side * 0.3 * StrictMath.sin(lower);
        double handY = elbowY + 0.3 * StrictMath.cos(lower);
        canvas.limb(skin * 0.9, 0.085, elbowX, elbowY, handX, handY);
        canvas.limb(shirt * 0.85, 0.12, x, -0.66, elbowX, elbowY);
        canvas.fill(skin, Canvas.around(handX, handY, 0.06, 0.07));
    }

    private static void leg(Canvas canvas, Seeded random, double hip, double skin, double trousers) {
        double upper = random.between(-0.3, 0.45) * Math.signum(hip);
        double lower = upper - random.between(0, 0.35) * Math.signum(hip);
        double kneeX = hip + 0.42 * StrictMath.sin(upper);
        double kneeY = 0.1 + 0.42 * StrictMath.cos(upper);
        double footX = kneeX + 0.4 * StrictMath.sin(lower);
        double footY = kneeY + 0.4 * StrictMath.cos(lower);
        boolean shorts = random.unit() < 0.4;
        canvas.limb(shorts ? skin * 0.9 : trousers * 0.9, 0.12, kneeX, kneeY, footX, footY);
        canvas.limb(trousers, 0.17, hip, 0.1, kneeX, kneeY);
        canvas.fill(0.08, Canvas.around(footX + 0.05 * Math.signum(hip), footY + 0.04, 0.11, 0.05));
    }
}
