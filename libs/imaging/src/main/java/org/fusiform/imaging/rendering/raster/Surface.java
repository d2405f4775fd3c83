package org.fusiform.imaging.rendering.raster;

/** The point of a surface that is being shaded. Reused from point to point, because there are hundreds of thousands. */
public final class Surface {
    /** Place in space. */
    public double x;

    public double y;
    public double z;
    /** The surface's own coordinates. */
    public double u;

    public double v;
    /** Place in the form's own space, before it was posed. */
    public double ownX;

    public double ownY;
    public double ownZ;
    /** Unit normal, towards the viewer. */
    public double nx;

    public double ny;
    public double nz;
    /** From the viewer. */
    public double distance;
    /** Unit vector to the viewer. */
    public double toEyeX;

    public double toEyeY;
    public double toEyeZ;
    /** Reflected share of the light, set by the material; 0 black … 1 white. */
    public double albedo;
    /** Strength of the highlight, set by the material. */
    public double gloss;
    /** Light that the surface gives off itself, set by the material. */
    public double glow;

    /** Tilts the normal by a slope, as a fold, a strand or a brick would. */
    public void tilt(double dx, double dy, double dz) {
        nx += dx;
        ny += dy;
        nz += dz;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        nx /= length;
        ny /= length;
        nz /= length;
    }
}
