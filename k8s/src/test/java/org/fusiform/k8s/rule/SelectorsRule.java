package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** Nothing is open that no policy opens, and whatever picks pods by labels finds some. */
public final class SelectorsRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        List<Map<String, String>> pods = Stream.concat(
                        manifest.workloads().map(workload -> workload.labels()), Stream.of(Selection.OF_STRIMZI))
                .toList();
        Stream<String> services = manifest.all(Service.class)
                .filter(service -> pods.stream().noneMatch(pod -> pod.entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet())))
                .map(service -> "Service " + service.getMetadata().getName() + " finds no pod");
        Stream<String> policies = manifest.all(NetworkPolicy.class)
                .filter(policy -> picked(policy)
                        .anyMatch(selector -> pods.stream().noneMatch(pod -> Selection.picks(selector, pod))))
                .map(policy -> "NetworkPolicy " + policy.getMetadata().getName() + " names pods that are not");
        boolean closed = manifest.all(NetworkPolicy.class).anyMatch(SelectorsRule::closes);
        return Stream.of(services, policies, closed ? Stream.<String>empty() : Stream.of("no NetworkPolicy closes all"))
                .flatMap(violations -> violations);
    }

    private static boolean closes(NetworkPolicy policy) {
        return Selection.picks(policy.getSpec().getPodSelector(), Map.of())
                && policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                && policy.getSpec().getIngress().isEmpty()
                && policy.getSpec().getEgress().isEmpty();
    }

    /** Of pods of this namespace: those of others are not ours to know. */
    private static Stream<LabelSelector> picked(NetworkPolicy policy) {
        Stream<LabelSelector> from = policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getFrom().stream())
                .filter(peer -> peer.getNamespaceSelector() == null && peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector());
        Stream<LabelSelector> to = policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getNamespaceSelector() == null && peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector());
        return Stream.of(Stream.of(policy.getSpec().getPodSelector()), from, to).flatMap(selectors -> selectors);
    }
}
