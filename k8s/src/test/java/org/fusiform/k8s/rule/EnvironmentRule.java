package org.fusiform.k8s.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** A service knows every name in its environment: one that is misspelled would be passed over in silence. */
public final class EnvironmentRule implements Rule {
    /** Read by the JVM, the C library, OpenMP, DJL and NVIDIA's libraries. */
    private static final Set<String> OF_THE_PLATFORM = Set.of(
            "JDK_JAVA_OPTIONS",
            "GLIBC_TUNABLES",
            "OMP_WAIT_POLICY",
            "DJL_OFFLINE",
            "OPT_OUT_TRACKING",
            "NVIDIA_TF32_OVERRIDE");

    private static final Set<String> OF_KAFKA = Stream.of(
                    AdminClientConfig.configNames(), ConsumerConfig.configNames(), ProducerConfig.configNames())
            .flatMap(Set::stream)
            .map(name -> "KAFKA_" + OwnSettings.variable(name))
            .collect(Collectors.toSet());

    /** Settings of extensions that not all services are made of. */
    private record Kind(String prefix, Predicate<FusiformService> of, String which) {
        boolean has(FusiformService service) {
            return of.test(service);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "quarkus.datasource.",
                    service -> service.properties().containsKey("quarkus.datasource.db-kind"),
                    "with a database"),
            new Kind("quarkus.oidc.", service -> service.dependsOn("quarkus-oidc"), "that people sign in to"));

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values()).flatMap(service -> manifest.deployment(service.deployment())
                .map(workload -> ofService(service, workload, manifest))
                .orElse(Stream.of("Deployment " + service.deployment() + " is missing")));
    }

    /** The names, of those in the environment of a service, that it does not know; {@code deployment} is its name. */
    public static Stream<String> unknown(String deployment, Set<String> names) {
        FusiformService service = FusiformService.valueOf(deployment.toUpperCase(Locale.ROOT));
        Set<String> own = OwnSettings.of(service).keySet();
        return names.stream().flatMap(name -> unknown(service, name, own).stream());
    }

    private static Stream<String> ofService(FusiformService service, Workload workload, Manifest manifest) {
        return workload.containers().stream()
                .flatMap(container -> Stream.concat(
                        Environment.configMaps(container)
                                .filter(name -> manifest.configMap(name).isEmpty())
                                .map(name -> "there is no ConfigMap " + name),
                        unknown(
                                service.deployment(),
                                Environment.of(container, manifest, name -> name)
                                        .keySet())))
                .map(violation -> workload + ": " + violation);
    }

    private static Optional<String> unknown(FusiformService service, String name, Set<String> own) {
        if (OF_THE_PLATFORM.contains(name) || own.contains(name) || OF_KAFKA.contains(name)) {
            return Optional.empty();
        }
        if (!name.startsWith("QUARKUS_")) {
            return Optional.of(name + " is no setting of it");
        }
        Optional<QuarkusSettings.Setting> setting = QuarkusSettings.ofVariable(name);
        if (setting.isEmpty()) {
            return Optional.of(name + " is no setting of Quarkus");
        }
        if (!setting.get().atRunTime()) {
            return Optional.of(name + " is fixed when the service is built");
        }
        return KINDS.stream()
                .filter(kind -> setting.get().property().startsWith(kind.prefix()) && !kind.has(service))
                .map(kind -> name + " is for services " + kind.which())
                .findFirst();
    }
}
