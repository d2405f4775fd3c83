package org.fusiform.k8s.rule;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.fusiform.k8s.Checkout;

/** The services, and what their sources say of them. */
enum FusiformService {
    GATEWAY("gateway"),
    EXTRACTOR("extractor-service"),
    STATS("stats-service");

    private final Properties properties;
    private final String pom;
    private final List<Class<?>> mappings;

    FusiformService(String module) {
        this.properties = Checkout.properties(module + "/src/main/resources/application.properties");
        this.pom = Checkout.text(module + "/pom.xml");
        this.mappings = Stream.concat(
                        Stream.of(module, "libs/storage", "libs/telemetry"),
                        dependsOn("fusiform-messaging") ? Stream.of("libs/messaging") : Stream.empty())
                .map(room -> Checkout.file(room).resolve("src/main/java"))
                .flatMap(FusiformService::mappingsUnder)
                .toList();
    }

    /** Of its Deployment, its container and its label. */
    String deployment() {
        return name().toLowerCase(Locale.ROOT);
    }

    Properties properties() {
        return properties;
    }

    boolean dependsOn(String artifact) {
        return pom.contains("<artifactId>" + artifact + "</artifactId>");
    }

    /** Its interfaces of settings, found in its sources, and in those of the libraries that it has. */
    List<Class<?>> mappings() {
        return mappings;
    }

    private static Stream<Class<?>> mappingsUnder(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith("Config.java"))
                    .<Class<?>>map(file -> named(sources.relativize(file)))
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> named(Path source) {
        String name = source.toString().replace('/', '.').replaceFirst("\\.java$", "");
        try {
            return Class.forName(name, false, FusiformService.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not on the class path of the policies: " + name, e);
        }
    }
}
