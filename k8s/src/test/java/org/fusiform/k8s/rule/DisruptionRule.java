package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** A node can always be drained: budgets say how many pods may be away, never how many must be there. */
public final class DisruptionRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values()).flatMap(service -> manifest.all(PodDisruptionBudget.class)
                .filter(budget -> budget.getMetadata().getName().equals(service.deployment()))
                .findFirst()
                .map(budget -> of(service, budget.getSpec()))
                .orElse(Stream.of("is missing"))
                .map(violation -> "PodDisruptionBudget " + service.deployment() + " " + violation));
    }

    private static Stream<String> of(FusiformService service, PodDisruptionBudgetSpec spec) {
        boolean some = Optional.ofNullable(spec.getMaxUnavailable())
                .map(most -> String.valueOf(most.getValue()))
                .filter(most -> !most.equals("0") && !most.equals("0%"))
                .isPresent();
        return Stream.of(
                        Wrong.unless(some && spec.getMinAvailable() == null, "may keep a node from being drained"),
                        Wrong.unless(
                                "AlwaysAllow".equals(spec.getUnhealthyPodEvictionPolicy()),
                                "keeps pods that never become ready"),
                        Wrong.unless(
                                spec.getSelector().getMatchLabels().containsValue(service.deployment()),
                                "is about other pods"))
                .flatMap(List::stream);
    }
}
