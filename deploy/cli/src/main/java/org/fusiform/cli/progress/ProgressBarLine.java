package org.fusiform.cli.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves on one line of a terminal. */
final class ProgressBarLine implements Progress {
    private static final int COLUMNS = 100;
    private static final int UPDATE_MILLIS = 200;
    private final ProgressBar bar;

    ProgressBarLine(PrintStream err, String task, Unit unit) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(unit.label.isEmpty() ? "" : " " + unit.label, unit.size)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .build();
    }

    @Override
    public void at(long done, long total) {
        bar.maxHint(total).stepTo(done);
    }

    @Override
    public void note(String text) {
        bar.setExtraMessage(" " + text);
    }

    @Override
    public void close() {
        bar.close();
    }
}
