package org.fusiform.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What runs on this machine, seen from outside. */
public final class Processes {
    private Processes() {}

    /** Command lines that name {@code directory}. */
    public static List<String> naming(Path directory) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }

    /** Waits until {@code pid} is gone. */
    public static void awaitEnd(long pid) {
        Awaitility.await("end of process " + pid).atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }
}
