package org.fusiform.imaging.rendering.raster;

import java.util.Arrays;
import java.util.List;

/**
 * Draws the nearest surface in every sample, 2 × 2 samples a pixel. Of two samples side by side that see one surface, only
 * one is shaded: edges stay as smooth, and half the work is saved.
 */
public final class Shading extends Scan {
    private static final int SAMPLES = 2;
    private static final double SAME_SURFACE = 0.02;
    private static final float NOT_SHADED = -1;
    private final Light light;
    private final DepthMap nearest;
    private final double[] eye;
    private final float[] level;
    private final Surface point = new Surface();
    private Patch patch;

    private Shading(DepthMap nearest, Camera camera, Light light) {
        super(nearest.side, camera);
        this.nearest = nearest;
        this.light = light;
        this.eye = camera.eye();
        this.level = new float[nearest.depth.length];
        Arrays.fill(level, NOT_SHADED);
    }

    /** A picture of so many pixels a side; the camera's pixels are those of the picture. */
    public static Picture of(List<Patch> patches, Camera camera, Light light, int side) {
        return of(patches, camera, light, side, (x, y) -> 1);
    }

    /** What is seen through an aperture; where it is shut, nothing is drawn at all. */
    public static Picture of(List<Patch> patches, Camera camera, Light light, int side, Picture.Backdrop aperture) {
        Camera fine = new Camera(camera.pose(), camera.focal() * SAMPLES, camera.x() * SAMPLES, camera.y() * SAMPLES);
        Shading shading = new Shading(DepthMap.of(patches, side * SAMPLES, fine, aperture), fine, light);
        patches.forEach(shading::patch);
        return shading.picture(side);
    }

    @Override
    void patch(Patch next) {
        patch = next;
        super.patch(next);
    }

    @Override
    void visit(int pixel, float depth, int i0, int i1, int i2, double w0, double w1, double w2) {
        if (depth < nearest.depth[pixel] || isLentBy(partner(pixel), pixel, depth)) {
            return;
        }
        double q0 = w0 * weight(i0);
        double q1 = w1 * weight(i1);
        double q2 = w2 * weight(i2);
        double sum = q0 + q1 + q2;
        double[] v = patch.vertices;
        place(v, i0 * Patch.STRIDE, i1 * Patch.STRIDE, i2 * Patch.STRIDE, q0 / sum, q1 / sum, q2 / sum);
        point.albedo = 0;
        point.gloss = 0;
        point.glow = 0;
        patch.material.paint(point);
        // A gamma of 2 stands for that of displays.
        level[pixel] = (float) Math.sqrt(Math.max(0, light.on(point)));
    }

    /** The other sample of the same row of a pixel. */
    private static int partner(int sample) {
        return sample ^ 1;
    }

    /** Of each pair the left one is shaded in even rows, the right one in odd rows. */
    private boolean isLentBy(int partner, int sample, float depth) {
        boolean isShaded = ((sample ^ sample / side) & 1) == 0;
        return !isShaded
                && nearest.isCovered(partner)
                && Math.abs(nearest.depth[partner] - depth) < SAME_SURFACE * depth;
    }

    private void place(double[] v, int a, int b, int c, double wa, double wb, double wc) {
        point.x = wa * v[a] + wb * v[b] + wc * v[c];
        point.y = wa * v[a + 1] + wb * v[b + 1] + wc * v[c + 1];
        point.z = wa * v[a + 2] + wb * v[b + 2] + wc * v[c + 2];
        point.u = wa * v[a + 3] + wb * v[b + 3] + wc * v[c + 3];
        point.v = wa * v[a + 4] + wb * v[b + 4] + wc * v[c + 4];
        point.ownX = wa * v[a + 8] + wb * v[b + 8] + wc * v[c + 8];
        point.ownY = wa * v[a + 9] + wb * v[b + 9] + wc * v[c + 9];
        point.ownZ = wa * v[a + 10] + wb * v[b + 10] + wc * v[c + 10];
        double nx = wa * v[a + 5] + wb * v[b + 5] + wc * v[c + 5];
        double ny = wa * v[a + 6] + wb * v[b + 6] + wc * v[c + 6];
        double nz = wa * v[a + 7] + wb * v[b + 7] + wc * v[c + 7];
        double ex = eye[0] - point.x;
        double ey = eye[1] - point.y;
        double ez = eye[2] - point.z;
        double distance = Math.sqrt(ex * ex + ey * ey + ez * ez);
        point.distance = distance;
        point.toEyeX = ex / distance;
        point.toEyeY = ey / distance;
        point.toEyeZ = ez / distance;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double sign = nx * ex + ny * ey + nz * ez < 0 ? -length : length;
        point.nx = nx / sign;
        point.ny = ny / sign;
        point.nz = nz / sign;
    }

    private Picture picture(int side) {
        Picture picture = new Picture(side);
        for (int y = 0; y < this.side; y++) {
            for (int x = 0; x < this.side; x++) {
                int sample = y * this.side + x;
                if (nearest.isCovered(sample)) {
                    picture.add(
                            y / SAMPLES * side + x / SAMPLES,
                            level[sample] == NOT_SHADED ? level[partner(sample)] : level[sample],
                            1.0 / (SAMPLES * SAMPLES));
                }
            }
        }
        return picture;
    }
}
