package org.fusiform.cli.terminal;

import java.io.PrintStream;

/**
 * Where the command writes: results on {@code out}, everything else on {@code err}.
 *
 * @param outIsTerminal whether a person watches {@code out} and wants colours
 * @param errIsTerminal whether a person watches {@code err}, so that a moving bar helps
 */
public record Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {

    /** Of this process; the script of the root knows whether the streams are terminals. */
    public static Terminal system() {
        return new Terminal(
                System.out,
                System.err,
                Boolean.getBoolean("fusiform.terminal.out") && coloursWanted(System.getenv("NO_COLOR")),
                Boolean.getBoolean("fusiform.terminal.err"));
    }

    /** As no-color.org has it: a variable that is empty says nothing. */
    static boolean coloursWanted(String noColor) {
        return noColor == null || noColor.isEmpty();
    }

    /** A line for the person, beside the result. */
    public void say(String line) {
        err.println(line);
    }
}
