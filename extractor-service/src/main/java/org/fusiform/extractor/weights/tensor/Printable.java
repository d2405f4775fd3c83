package org.fusiform.extractor.weights.tensor;

/** Names found in a file, made fit for a message: bounded, on one line. */
public final class Printable {
    private static final int MOST = 120;

    private Printable() {}

    public static String of(String text) {
        String bounded = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        return bounded.isEmpty() ? "\"\"" : bounded.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
