package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.PodMonitor;
import org.fusiform.k8s.model.Workload;

/** Services are asked for their health, and for their metrics, where they answer. */
public final class ProbesRule implements Rule {
    private static final String HTTP = "http";

    /** Would move what is looked for here. */
    private static final List<String> MOVERS = List.of(
            "quarkus.smallrye-health.",
            "quarkus.management.",
            "quarkus.http.root-path",
            "quarkus.http.non-application-");

    @Override
    public Stream<String> violations(Manifest manifest) {
        Stream<String> probes = Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream()
                        .flatMap(workload -> ofService(service, workload)));
        Stream<String> metrics = manifest.all(PodMonitor.class)
                .flatMap(monitor -> monitor.spec().podMetricsEndpoints().stream())
                .filter(endpoint -> !endpoint.path()
                                .equals(underRoot(
                                        QuarkusSettings.fallback("quarkus.micrometer.export.prometheus.path")))
                        || !endpoint.port().equals(HTTP))
                .map(endpoint ->
                        "PodMonitor fusiform: no metrics are at " + endpoint.path() + " of port " + endpoint.port());
        return Stream.concat(probes, metrics);
    }

    private static Stream<String> ofService(FusiformService service, Workload workload) {
        if (!service.dependsOn("quarkus-smallrye-health")
                || service.properties().stringPropertyNames().stream()
                        .anyMatch(name -> MOVERS.stream().anyMatch(name::startsWith))) {
            return Stream.of(workload + ": the service has no health, or moved it");
        }
        Container container = workload.containers().getFirst();
        return Stream.of(
                        port(container),
                        probe("startup", container.getStartupProbe(), "health/started"),
                        probe("liveness", container.getLivenessProbe(), "health/live"),
                        probe("readiness", container.getReadinessProbe(), "health/ready"))
                .flatMap(Optional::stream)
                .map(violation -> workload + ": " + violation);
    }

    private static Optional<String> port(Container container) {
        int served = Integer.parseInt(QuarkusSettings.fallback("quarkus.http.port"));
        boolean right = container.getPorts().stream()
                .anyMatch(port -> HTTP.equals(port.getName()) && port.getContainerPort() == served);
        return right ? Optional.empty() : Optional.of("port http is not " + served);
    }

    private static Optional<String> probe(String kind, Probe probe, String health) {
        String path = underRoot(health);
        boolean right = probe != null
                && probe.getHttpGet() != null
                && path.equals(probe.getHttpGet().getPath())
                && HTTP.equals(probe.getHttpGet().getPort().getStrVal());
        return right ? Optional.empty() : Optional.of("its " + kind + " is at " + path + " of port http");
    }

    private static String underRoot(String path) {
        return "/" + QuarkusSettings.fallback("quarkus.http.non-application-root-path") + "/" + path;
    }
}
