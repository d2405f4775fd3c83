package org.fusiform.imaging.rendering.raster;

/** A point or a direction in space. */
public record Vector(double x, double y, double z) {
    public Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    public Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    public Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    public double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    /** Of length 1; of a vector without a length, upwards. */
    public Vector unit() {
        double length = length();
        return length < 1e-12 ? new Vector(0, 1, 0) : times(1 / length);
    }

    /** This where t is 0, the other where it is 1. */
    public Vector mix(Vector other, double t) {
        return plus(other.minus(this).times(t));
    }
}
