package org.fusiform.cli.progress;

import java.util.Locale;
import org.fusiform.cli.terminal.Terminal;

/** How far a long piece of work is. Closing it leaves the last state on the screen. */
public interface Progress extends AutoCloseable {
    /** {@code done} of {@code total} units; the total may grow as the work becomes known. */
    void at(long done, long total);

    /** A word on what is being done. */
    void note(String text);

    @Override
    void close();

    /** A bar where a person watches, else a line now and then. */
    static Progress of(Terminal terminal, String task, Unit unit) {
        return terminal.errIsTerminal()
                ? new ProgressBarLine(terminal.err(), task, unit)
                : new PlainProgress(terminal::say, task, unit);
    }

    /** What is counted, and how many of it make one shown unit. */
    enum Unit {
        BYTES("MB", 1_000_000),
        STEPS("", 1);

        final String label;
        final long size;

        Unit(String label, long size) {
            this.label = label;
            this.size = size;
        }

        String show(long done, long total) {
            return switch (this) {
                case BYTES ->
                    String.format(Locale.ROOT, "%.1f of %.1f %s", done / (double) size, total / (double) size, label);
                case STEPS -> done + " of " + total;
            };
        }
    }
}
