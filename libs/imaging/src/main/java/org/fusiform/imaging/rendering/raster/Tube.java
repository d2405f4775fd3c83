package org.fusiform.imaging.rendering.raster;

/**
 * A tube along a path of joints that are rounded off; v runs along it, u around it. Its ends are open.
 *
 * @param joints three or more points
 * @param side direction of the section's first axis, roughly across the path
 * @param wide half the section's first axis, over v
 * @param deep half the second, over v
 */
public record Tube(Vector[] joints, Vector side, Curve wide, Curve deep) implements Form {
    /** A round one. */
    public Tube(Vector[] joints, Vector side, Curve radius) {
        this(joints, side, radius, radius);
    }

    @Override
    public void at(double u, double v, double[] xyz) {
        Vector centre = centre(v);
        Vector along = centre(Math.min(v + 0.02, 1))
                .minus(centre(Math.max(v - 0.02, 0)))
                .unit();
        Vector first = side.minus(along.times(side.dot(along))).unit();
        Vector second = along.cross(first);
        double angle = 2 * StrictMath.PI * u;
        Vector point = centre.plus(first.times(wide.at(v) * StrictMath.cos(angle)))
                .plus(second.times(deep.at(v) * StrictMath.sin(angle)));
        xyz[0] = point.x();
        xyz[1] = point.y();
        xyz[2] = point.z();
    }

    /** Chords between the joints, and a parabola around each joint. */
    private Vector centre(double v) {
        int pieces = joints.length - 1;
        double t = v * pieces;
        int nearest = (int) Math.round(t);
        double off = t - nearest;
        if (nearest > 0 && nearest < pieces && Math.abs(off) < 0.3) {
            double s = (off + 0.3) / 0.6;
            Vector from = joints[nearest].mix(joints[nearest - 1], 0.3);
            Vector to = joints[nearest].mix(joints[nearest + 1], 0.3);
            return from.mix(joints[nearest], s).mix(joints[nearest].mix(to, s), s);
        }
        int piece = Math.min((int) t, pieces - 1);
        return joints[piece].mix(joints[piece + 1], t - piece);
    }
}
