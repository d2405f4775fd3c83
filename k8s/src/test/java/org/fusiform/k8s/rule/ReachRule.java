package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.PodMonitor;
import org.fusiform.k8s.model.Workload;

/** What is closed to all is open to the services where their settings send them, and where people and Prometheus ask them. */
public final class ReachRule implements Rule {
    /** Settings that are addresses; brokers have no scheme. */
    private static final List<String> ADDRESSES = List.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "FUSIFORM_STORE_ENDPOINT",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT");

    private static final Map<String, Integer> PORTS = Map.of("https", 443, "http", 80, "postgresql", 5432);
    private static final String HTTP = "http";
    private static final String OF_KAFKA = "fusiform-kafka-";

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream())
                .flatMap(workload -> Stream.concat(out(workload, manifest), in(workload, manifest)));
    }

    private static Stream<String> out(Workload workload, Manifest manifest) {
        Map<String, String> environment = Environment.of(workload.containers().getFirst(), manifest, name -> "");
        return ADDRESSES.stream().filter(environment::containsKey).flatMap(name -> {
            URI address = address(environment.get(name));
            Optional<Map<String, String>> pods = pods(address.getHost(), manifest);
            boolean goes = policies(manifest, workload.labels())
                    .flatMap(policy -> policy.getSpec().getEgress().stream())
                    .anyMatch(rule -> opens(rule.getPorts(), port(address), "") && leads(rule.getTo(), pods));
            // Who may come to the brokers is said by policies that Strimzi makes.
            boolean comes = pods.filter(labels -> !labels.equals(Selection.OF_STRIMZI)).stream()
                    .allMatch(labels -> policies(manifest, labels)
                            .flatMap(policy -> policy.getSpec().getIngress().stream())
                            .anyMatch(rule -> opens(rule.getPorts(), port(address), portName(address, manifest))
                                    && leads(rule.getFrom(), Optional.of(workload.labels()))));
            return Wrong.unless(goes && comes, workload + ": no policy lets it reach " + name).stream();
        });
    }

    private static Stream<String> in(Workload workload, Manifest manifest) {
        boolean measured = manifest.all(PodMonitor.class)
                .anyMatch(monitor -> Selection.picks(monitor.spec().selector(), workload.labels()));
        boolean open = policies(manifest, workload.labels())
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> opens(rule.getPorts(), -1, HTTP));
        return Wrong.unless(open || !measured, workload + ": no policy lets its metrics be read").stream();
    }

    private static Stream<NetworkPolicy> policies(Manifest manifest, Map<String, String> pod) {
        return manifest.all(NetworkPolicy.class)
                .filter(policy -> Selection.picks(policy.getSpec().getPodSelector(), pod));
    }

    private static boolean opens(List<NetworkPolicyPort> ports, int number, String name) {
        return ports.isEmpty()
                || ports.stream().map(NetworkPolicyPort::getPort).anyMatch(port -> is(port, number, name));
    }

    private static boolean is(IntOrString port, int number, String name) {
        return port.getIntVal() == null ? name.equals(port.getStrVal()) : port.getIntVal() == number;
    }

    /** {@code pods} are empty where they are not of this cluster. */
    private static boolean leads(List<NetworkPolicyPeer> peers, Optional<Map<String, String>> pods) {
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getIpBlock() != null && pods.isEmpty()
                                || peer.getNamespaceSelector() == null
                                        && peer.getPodSelector() != null
                                        && pods.filter(labels -> Selection.picks(peer.getPodSelector(), labels))
                                                .isPresent());
    }

    private static URI address(String setting) {
        String plain = setting.replaceFirst("^(jdbc:|vertx-reactive:)", "");
        return URI.create(plain.contains("://") ? plain : "kafka://" + plain);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : PORTS.getOrDefault(address.getScheme(), -1);
    }

    private static Optional<Map<String, String>> pods(String host, Manifest manifest) {
        return host.startsWith(OF_KAFKA)
                ? Optional.of(Selection.OF_STRIMZI)
                : service(host, manifest).map(service -> service.getSpec().getSelector());
    }

    private static String portName(URI address, Manifest manifest) {
        return service(address.getHost(), manifest).stream()
                .flatMap(service -> service.getSpec().getPorts().stream())
                .filter(port -> port.getPort() == port(address))
                .map(port -> port.getTargetPort().getStrVal())
                .findFirst()
                .orElse("");
    }

    private static Optional<Service> service(String host, Manifest manifest) {
        return manifest.all(Service.class)
                .filter(service -> host.equals(service.getMetadata().getName() + ".fusiform.svc"))
                .findFirst();
    }
}
