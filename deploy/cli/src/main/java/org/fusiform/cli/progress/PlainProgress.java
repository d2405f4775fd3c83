package org.fusiform.cli.progress;

import java.time.Duration;
import java.util.function.Consumer;

/** A line every few seconds, for logs, and one at the end; nothing at all for work that is done before the first. */
final class PlainProgress implements Progress {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> lines;
    private final String task;
    private final Unit unit;
    private long next = System.nanoTime() + EVERY;
    private long done;
    private long total;
    private String note = "";
    private String last = "";

    PlainProgress(Consumer<String> lines, String task, Unit unit) {
        this.lines = lines;
        this.task = task;
        this.unit = unit;
    }

    @Override
    public synchronized void at(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
        if (total > 0 && System.nanoTime() - next >= 0) {
            print();
        }
    }

    @Override
    public synchronized void note(String text) {
        note = text.isEmpty() ? "" : ", " + text;
    }

    @Override
    public synchronized void close() {
        if (!last.isEmpty()) {
            print();
        }
    }

    private void print() {
        String line = task + ": " + unit.show(done, total) + note;
        if (!line.equals(last)) {
            lines.accept(line);
        }
        last = line;
        next = System.nanoTime() + EVERY;
    }
}
