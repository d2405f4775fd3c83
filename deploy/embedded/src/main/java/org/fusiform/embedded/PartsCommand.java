package org.fusiform.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusiform.embedded.log.StderrLogProvider;

/** The command line of the parts JVM: this JVM's java and class path, a small heap, a quick start. */
final class PartsCommand {
    /** The command stops its children in order, so Ctrl-C on the terminal must not reach them first. */
    private static final String DEAF_TO_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private PartsCommand() {}

    static List<String> line(Path directory, Set<Part> parts, boolean temporary, Optional<Path> policies) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_TERMINAL, "parts"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JvmFlags.LOOPS_FIRST);
        line.addAll(List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                JvmFlags.HUGE_HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslf4j.provider=" + StderrLogProvider.class.getName(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                PartsMain.class.getName(),
                directory.toString(),
                Part.join(parts)));
        if (temporary) {
            line.add(PartsMain.TEMPORARY);
        }
        policies.ifPresent(folder -> line.add(PartsMain.SECURED + folder.toAbsolutePath()));
        return line;
    }
}
