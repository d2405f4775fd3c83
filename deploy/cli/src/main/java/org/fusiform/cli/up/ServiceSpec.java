package org.fusiform.cli.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One service process.
 *
 * @param name of the process in messages and of its log, such as {@code extractor-2}
 * @param port where its health is
 * @param flags of its JVM
 */
record ServiceSpec(String name, Path application, int port, List<String> flags, Map<String, String> environment) {
    ServiceSpec {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    List<String> command() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-jar");
        line.add(application.toString());
        return line;
    }
}
