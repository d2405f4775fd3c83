package org.fusiform.imaging.lettering;

/**
 * An elliptic nib, in the units of the letters.
 *
 * @param broad half its long axis
 * @param thin half its short axis
 * @param angle of the long axis from the line of writing, in radians
 */
public record Pen(double broad, double thin, double angle) {
    public Pen {
        if (!(thin > 0 && broad >= thin)) {
            throw new IllegalArgumentException("a nib of " + broad + " × " + thin + " does not write");
        }
    }

    public static Pen round(double half) {
        return new Pen(half, half, 0);
    }
}
