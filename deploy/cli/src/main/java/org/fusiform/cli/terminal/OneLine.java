package org.fusiform.cli.terminal;

/** Text that came from elsewhere, fit for one line of a terminal. */
public final class OneLine {
    private static final int LONGEST = 2_000;

    private OneLine() {}

    /** Runs of white space and control characters become one space; what is very long is cut. */
    public static String of(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
