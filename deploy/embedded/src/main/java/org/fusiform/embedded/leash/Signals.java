package org.fusiform.embedded.leash;

import java.io.IOException;

/** POSIX signals that {@link ProcessHandle} cannot send. */
public final class Signals {
    private Signals() {}

    /** Sends {@code name} (as {@code INT}) to {@code pid}; false where there is no such process. */
    public static boolean send(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", "kill -\"$1\" \"$2\" 2>/dev/null", "kill", name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
