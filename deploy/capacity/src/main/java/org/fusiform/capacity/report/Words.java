package org.fusiform.capacity.report;

import java.util.Locale;

/** Numbers as tables show them: two or three figures, and a unit that fits. */
final class Words {
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    private Words() {}

    static String time(double seconds) {
        if (seconds >= 2 * DAY) {
            return format("%.1f days", seconds / DAY);
        }
        return seconds >= HOUR ? format("%.1f h", seconds / HOUR) : format("%.0f min", seconds / 60);
    }

    static String bytes(double bytes) {
        if (bytes >= 1e12) {
            return format("%.1f TB", bytes / 1e12);
        }
        return bytes >= 1e9 ? format("%.1f GB", bytes / 1e9) : format("%.1f MB", bytes / 1e6);
    }

    static String dollars(double dollars) {
        return dollars >= 10 ? format("%,.0f $", dollars) : format("%.2f $", dollars);
    }

    static String share(double share) {
        return format("%.0f %%", 100 * share);
    }

    /** Of time with something over time without it. */
    static String change(double ratio) {
        return format("%+.0f %%", 100 * (ratio - 1)).replace("-", "−");
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
