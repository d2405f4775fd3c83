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

    /** Names a file of loaded classes that this JVM's parts share: the first to end makes it, the next start sooner by it. */
    private static final String ARCHIVE = "fusiform.parts.archive";

    private PartsCommand() {}

    static List<String> line(Path directory, Set<Part> parts, boolean temporary, Optional<Path> policies) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_TERMINAL, "parts"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JvmFlags.LOOPS_FIRST);
        Optional.ofNullable(System.getProperty(ARCHIVE)).ifPresent(file -> line.addAll(archived(file)));
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

    /** An archive that this JVM cannot use is no error: the start takes longer. */
    private static List<String> archived(String file) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Xlog:aot=off");
    }
}
