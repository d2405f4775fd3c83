package org.fusiform.imaging.rendering.raster;

/** A rotation and a shift in space: x to the right, y up, z towards the viewer. Row-major 3 × 4. */
public record Pose(double[] m) {
    public static final Pose REST = new Pose(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});

    /** Angles in radians: {@code yaw} about y, then {@code pitch} about x, then {@code roll} about z. */
    public static Pose turned(double yaw, double pitch, double roll) {
        double cy = StrictMath.cos(yaw);
        double sy = StrictMath.sin(yaw);
        double cp = StrictMath.cos(pitch);
        double sp = StrictMath.sin(pitch);
        double cr = StrictMath.cos(roll);
        double sr = StrictMath.sin(roll);
        Pose aboutY = new Pose(new double[] {cy, 0, sy, 0, 0, 1, 0, 0, -sy, 0, cy, 0});
        Pose aboutX = new Pose(new double[] {1, 0, 0, 0, 0, cp, -sp, 0, 0, sp, cp, 0});
        Pose aboutZ = new Pose(new double[] {cr, -sr, 0, 0, sr, cr, 0, 0, 0, 0, 1, 0});
        return aboutY.then(aboutX).then(aboutZ);
    }

    public Pose shifted(double x, double y, double z) {
        double[] to = m.clone();
        to[3] += x;
        to[7] += y;
        to[11] += z;
        return new Pose(to);
    }

    /** This one first, then the other. */
    public Pose then(Pose other) {
        double[] to = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = column == 3 ? other.m[row * 4 + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    sum += other.m[row * 4 + k] * m[k * 4 + column];
                }
                to[row * 4 + column] = sum;
            }
        }
        return new Pose(to);
    }

    public void move(double[] xyz) {
        double x = xyz[0];
        double y = xyz[1];
        double z = xyz[2];
        for (int row = 0; row < 3; row++) {
            xyz[row] = m[row * 4] * x + m[row * 4 + 1] * y + m[row * 4 + 2] * z + m[row * 4 + 3];
        }
    }
}
