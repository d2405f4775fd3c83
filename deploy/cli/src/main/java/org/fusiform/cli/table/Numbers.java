package org.fusiform.cli.table;

import java.util.Locale;

/** Numbers as cells: few digits, and a dash for what is undefined. */
final class Numbers {
    private static final String UNDEFINED = "–";

    private Numbers() {}

    static String fixed(Double value, int digits) {
        return value == null ? UNDEFINED : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A share in percent; what is not nothing never looks like nothing. */
    static String percent(double fraction) {
        return fraction > 0 && fraction < 0.00005 ? "<0.01" : fixed(100 * fraction, 2);
    }
}
