package org.fusiform.capacity.constant;

/**
 * A number and why it may be believed.
 *
 * @param source the command that measures it and the row to read, or whose figure it is, or what is assumed
 */
public record Quantity(double value, String unit, Basis basis, String source) {
    /** How it is known. */
    public enum Basis {
        MEASURED,
        PUBLISHED,
        ASSUMED
    }

    public Quantity {
        if (!(value > 0) || unit == null || basis == null || source == null) {
            throw new IllegalArgumentException("a constant needs a value above 0, a unit, a basis and a source");
        }
    }
}
