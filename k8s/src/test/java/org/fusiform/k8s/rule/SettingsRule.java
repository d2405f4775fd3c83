package org.fusiform.k8s.rule;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** A service would start with its environment: nothing that it needs is missing, every value is one that it can read. */
public final class SettingsRule implements Rule {
    private static final int ABOVE_DEFAULTS = 300;
    private static final int ABOVE_BUILT_IN = 200;

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream()
                        .flatMap(workload -> ofService(service, workload, manifest)));
    }

    private static Stream<String> ofService(FusiformService service, Workload workload, Manifest manifest) {
        Map<String, String> environment = Environment.of(workload.containers().getFirst(), manifest, name -> "secret");
        Stream<String> unread = service.mappings().stream().flatMap(mapping -> load(mapping, environment));
        Stream<String> unset =
                needed(service).filter(name -> !environment.containsKey(name)).map(name -> name + " is not set");
        return Stream.concat(unread, unset).map(violation -> workload + ": " + violation);
    }

    /** What has no default and no {@code @ConfigMapping} that would miss it. */
    private static Stream<String> needed(FusiformService service) {
        Stream<String> kafka = Stream.of(
                "KAFKA_BOOTSTRAP_SERVERS", "KAFKA_SECURITY_PROTOCOL", "KAFKA_SASL_MECHANISM", "KAFKA_SASL_JAAS_CONFIG");
        Stream<String> database = Stream.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_USERNAME",
                "QUARKUS_DATASOURCE_PASSWORD");
        return service.properties().containsKey("quarkus.datasource.db-kind") ? Stream.concat(kafka, database) : kafka;
    }

    private static Stream<String> load(Class<?> mapping, Map<String, String> environment) {
        try {
            new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    // Defaults speak of folders of the JVM.
                    .withSources(new EnvConfigSource(environment, ABOVE_DEFAULTS), new SysPropConfigSource())
                    .withConverter(Path.class, ABOVE_BUILT_IN, new PathConverter())
                    .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
                    .withMapping(mapping)
                    .build();
            return Stream.empty();
        } catch (ConfigValidationException e) {
            return Stream.of(e.getMessage());
        }
    }
}
