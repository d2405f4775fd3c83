package org.fusiform.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running system for the tests that only add to it: it starts when the first asks, and ends with the last test. */
final class SharedUp implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningUp.class
                || parameter.getParameter().getType() == TraceCollector.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedUp.class))
                .computeIfAbsent(Started.class, key -> new Started(), Started.class);
        return parameter.getParameter().getType() == RunningUp.class ? started.system : started.traces;
    }

    /** Closed by the root store. */
    private static final class Started implements AutoCloseable {
        private final Path folder;
        private final TraceCollector traces;
        private final RunningUp system;

        Started() {
            try {
                folder = Files.createTempDirectory("fusiform-shared-up");
                traces = TraceCollector.start();
                // As on a cluster: it traces, and its logs are for machines.
                system = RunningUp.start(
                        folder.resolve("data"),
                        Map.of(
                                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                                traces.endpoint(),
                                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                                "true"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            system.close();
            traces.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
