package org.fusiform.cli.terminal;

import java.time.Duration;
import org.fusiform.cli.CommandFailure;

/** Time between two questions. */
public final class Pause {
    private Pause() {}

    /** An interrupt ends the command. */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
