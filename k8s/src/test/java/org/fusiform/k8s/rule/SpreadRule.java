package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** The loss of a node or a zone is not the loss of a service; where there is but one, its pods start all the same. */
public final class SpreadRule implements Rule {
    private static final List<String> OVER = List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream())
                .flatMap(workload -> OVER.stream()
                        .filter(domain -> constraints(workload).noneMatch(it -> spreads(it, domain, workload)))
                        .map(domain -> workload + ": is not spread over " + domain));
    }

    private static Stream<TopologySpreadConstraint> constraints(Workload workload) {
        return workload.template().getSpec().getTopologySpreadConstraints().stream();
    }

    private static boolean spreads(TopologySpreadConstraint constraint, String domain, Workload workload) {
        return domain.equals(constraint.getTopologyKey())
                && "ScheduleAnyway".equals(constraint.getWhenUnsatisfiable())
                && constraint.getLabelSelector() != null
                && !constraint.getLabelSelector().getMatchLabels().isEmpty()
                && workload.labels()
                        .entrySet()
                        .containsAll(
                                constraint.getLabelSelector().getMatchLabels().entrySet());
    }
}
