package org.fusiform.imaging.rendering.raster;

/**
 * Perspective.
 *
 * @param pose brings space into the camera's own: x right, y up, the view along −z from the origin
 * @param focal pixels per unit at distance 1
 * @param x pixel that the view axis falls on
 */
public record Camera(Pose pose, double focal, double x, double y) implements Projection {
    @Override
    public void project(double px, double py, double pz, double[] screen) {
        double[] m = pose.m();
        double distance = -(m[8] * px + m[9] * py + m[10] * pz + m[11]);
        double weight = distance > 0 ? 1 / distance : 0;
        screen[0] = x + focal * weight * (m[0] * px + m[1] * py + m[2] * pz + m[3]);
        screen[1] = y - focal * weight * (m[4] * px + m[5] * py + m[6] * pz + m[7]);
        screen[2] = weight;
        screen[3] = weight;
    }

    /** The camera's own place: x, y, z. */
    double[] eye() {
        double[] m = pose.m();
        double[] eye = new double[3];
        for (int i = 0; i < 3; i++) {
            eye[i] = -(m[i] * m[3] + m[4 + i] * m[7] + m[8 + i] * m[11]);
        }
        return eye;
    }
}
