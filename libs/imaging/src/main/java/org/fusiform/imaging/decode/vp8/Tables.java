package org.fusiform.imaging.decode.vp8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of RFC 6386 (sections 11.5, 13.4, 13.5 and 14.1), flattened row by row. */
final class Tables {
    private static final Map<String, int[]> TABLES = read();

    /** Of coefficients: [4 types][8 bands][3 contexts][11], at the start of a frame. */
    static final int[] COEFFICIENTS = TABLES.get("coefficients");

    /** That one of them is changed by a frame's header. */
    static final int[] UPDATES = TABLES.get("updates");

    /** Of the modes of a 4 × 4 block: [10 modes above][10 at the left][9]. */
    static final int[] MODES = TABLES.get("modes");

    /** Quantiser steps of 128 indices. */
    static final int[] DC_STEPS = TABLES.get("dc");

    static final int[] AC_STEPS = TABLES.get("ac");

    private Tables() {}

    private static Map<String, int[]> read() {
        try (InputStream file = Tables.class.getResourceAsStream("tables.txt")) {
            Map<String, List<Integer>> tables = new HashMap<>();
            List<Integer> table = List.of();
            for (String line : new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (line.startsWith("//")) {
                    continue;
                }
                if (Character.isLetter(line.charAt(0))) {
                    table = new ArrayList<>();
                    tables.put(line, table);
                    continue;
                }
                for (String number : line.split(" ")) {
                    table.add(Integer.parseInt(number));
                }
            }
            Map<String, int[]> flat = new HashMap<>();
            tables.forEach((name, numbers) ->
                    flat.put(name, numbers.stream().mapToInt(Integer::intValue).toArray()));
            return flat;
        } catch (IOException e) {
            throw new UncheckedIOException("our own tables cannot be read", e);
        }
    }
}
