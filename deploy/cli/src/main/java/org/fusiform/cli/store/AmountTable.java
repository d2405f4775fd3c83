package org.fusiform.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.fusiform.cli.table.TextTable;

/** Kinds of objects and two amounts of each. */
final class AmountTable {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private final TextTable table;

    AmountTable(String first, String second) {
        table = new TextTable()
                .left("kind")
                .right("objects " + first)
                .right("size")
                .right("objects " + second)
                .right("size");
    }

    void row(String kind, JsonNode first, JsonNode second) {
        table.row(kind, objects(first), size(first), objects(second), size(second));
    }

    List<String> lines() {
        return table.lines();
    }

    private static String objects(JsonNode amount) {
        return Long.toString(amount.path("objects").asLong());
    }

    private static String size(JsonNode amount) {
        return size(amount.path("bytes").asLong());
    }

    /** In powers of 1,024. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
