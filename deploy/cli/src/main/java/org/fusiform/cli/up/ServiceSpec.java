package org.fusiform.cli.up;

import java.io.IOException;
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
 * @param cache that it starts from
 */
record ServiceSpec(
        String name,
        Path application,
        int port,
        List<String> flags,
        StartupCache cache,
        Map<String, String> environment) {
    ServiceSpec {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    List<String> command() throws IOException {
        return command(cache.flags());
    }

    /** What makes the {@link #cache} instead of running the service. */
    List<String> cacheMaking() {
        return command(cache.making());
    }

    private List<String> command(List<String> cacheFlags) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.addAll(cacheFlags);
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-jar");
        line.add(application.toString());
        return line;
    }
}
