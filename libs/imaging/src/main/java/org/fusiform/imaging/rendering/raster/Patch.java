package org.fusiform.imaging.rendering.raster;

/**
 * A form as a grid of (across + 1) × (down + 1) vertices, row-major from (0, 0) to (1, 1), with the smooth normals of the
 * grid. A vertex is its place, u and v, its unit
 * normal of either sign, and its place before it was posed.
 */
public final class Patch {
    static final int STRIDE = 11;
    final int across;
    final int down;
    final double[] vertices;
    final Material material;

    private Patch(int across, int down, double[] vertices, Material material) {
        this.across = across;
        this.down = down;
        this.vertices = vertices;
        this.material = material;
    }

    public static Patch of(int across, int down, Form form, Material material) {
        return of(across, down, form, Pose.REST, material);
    }

    /** The form in a pose. */
    public static Patch of(int across, int down, Form form, Pose pose, Material material) {
        double[] vertices = new double[(across + 1) * (down + 1) * STRIDE];
        double[] xyz = new double[3];
        int at = 0;
        for (int row = 0; row <= down; row++) {
            for (int column = 0; column <= across; column++) {
                double u = (double) column / across;
                double v = (double) row / down;
                form.at(u, v, xyz);
                System.arraycopy(xyz, 0, vertices, at + 8, 3);
                pose.move(xyz);
                System.arraycopy(xyz, 0, vertices, at, 3);
                vertices[at + 3] = u;
                vertices[at + 4] = v;
                at += STRIDE;
            }
        }
        Patch patch = new Patch(across, down, vertices, material);
        patch.computeNormals();
        return patch;
    }

    /** A flat quadrangle a, b (u = 1), c (v = 1), so that (u, v) = a + u (b − a) + v (c − a). */
    public static Patch flat(double[] a, double[] b, double[] c, Pose pose, Material material) {
        return flat(1, a, b, c, pose, material);
    }

    /** The same in n × n pieces, for what reaches close to the viewer. */
    public static Patch flat(int n, double[] a, double[] b, double[] c, Pose pose, Material material) {
        Form form = (u, v, xyz) -> {
            for (int i = 0; i < 3; i++) {
                xyz[i] = a[i] + u * (b[i] - a[i]) + v * (c[i] - a[i]);
            }
        };
        return of(n, n, form, pose, material);
    }

    int vertex(int row, int column) {
        return row * (across + 1) + column;
    }

    private boolean isClosed() {
        for (int row = 0; row <= down; row++) {
            int left = vertex(row, 0) * STRIDE;
            int right = vertex(row, across) * STRIDE;
            for (int i = 0; i < 3; i++) {
                if (Math.abs(vertices[left + i] - vertices[right + i]) > 1e-9) {
                    return false;
                }
            }
        }
        return true;
    }

    private void computeNormals() {
        boolean closed = isClosed();
        for (int row = 0; row <= down; row++) {
            for (int column = 0; column <= across; column++) {
                normal(row, column, closed);
            }
        }
    }

    /** The cross product of the differences to the neighbours; at a pole the row beside it lends its own. */
    private void normal(int row, int column, boolean closed) {
        int to = vertex(row, column) * STRIDE + 5;
        for (int inward = 0; inward < 2; inward++) {
            int r = row < down / 2 ? row + inward : row - inward;
            int left = column > 0 ? column - 1 : closed ? across - 1 : 0;
            int right = column < across ? column + 1 : closed ? 1 : across;
            int w = vertex(r, left) * STRIDE;
            int e = vertex(r, right) * STRIDE;
            int n = vertex(Math.max(r - 1, 0), column) * STRIDE;
            int s = vertex(Math.min(r + 1, down), column) * STRIDE;
            double ax = vertices[e] - vertices[w];
            double ay = vertices[e + 1] - vertices[w + 1];
            double az = vertices[e + 2] - vertices[w + 2];
            double bx = vertices[s] - vertices[n];
            double by = vertices[s + 1] - vertices[n + 1];
            double bz = vertices[s + 2] - vertices[n + 2];
            double x = ay * bz - az * by;
            double y = az * bx - ax * bz;
            double z = ax * by - ay * bx;
            double length = Math.sqrt(x * x + y * y + z * z);
            if (length > 1e-12) {
                vertices[to] = x / length;
                vertices[to + 1] = y / length;
                vertices[to + 2] = z / length;
                return;
            }
        }
        vertices[to + 1] = 1;
    }
}
