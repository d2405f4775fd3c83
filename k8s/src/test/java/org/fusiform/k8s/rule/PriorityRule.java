package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** Extractors, which fill a cluster by themselves, make room for stats, and stats for the gateway. */
public final class PriorityRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        Map<String, Integer> values = manifest.all(PriorityClass.class)
                .collect(Collectors.toMap(it -> it.getMetadata().getName(), PriorityClass::getValue));
        return Stream.concat(
                above(FusiformService.GATEWAY, FusiformService.STATS, values, manifest),
                above(FusiformService.STATS, FusiformService.EXTRACTOR, values, manifest));
    }

    private static Stream<String> above(
            FusiformService first, FusiformService second, Map<String, Integer> values, Manifest manifest) {
        return value(first, values, manifest) > value(second, values, manifest)
                ? Stream.empty()
                : Stream.of("Deployment " + first.deployment() + ": does not go before " + second.deployment());
    }

    /** Nothing is the default of a cluster. */
    private static int value(FusiformService service, Map<String, Integer> values, Manifest manifest) {
        return manifest.deployment(service.deployment())
                .map(workload -> workload.template().getSpec().getPriorityClassName())
                .map(name -> values.getOrDefault(name, 0))
                .orElse(0);
    }
}
