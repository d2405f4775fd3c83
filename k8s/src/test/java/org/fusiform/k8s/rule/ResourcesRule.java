package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** Every container says how much it takes and how much it may take; every volume on a node has a bound. */
public final class ResourcesRule implements Rule {
    private static final List<String> ALWAYS = List.of("cpu", "memory");

    @Override
    public Stream<String> violations(Manifest manifest) {
        Stream<String> workloads = manifest.workloads().flatMap(workload -> Stream.concat(
                        workload.containers().stream().flatMap(ResourcesRule::ofContainer), unbounded(workload))
                .map(violation -> workload + ": " + violation));
        Stream<String> brokers = manifest.all(KafkaNodePool.class)
                .flatMap(pool -> of(pool.getSpec().getResources())
                        .map(violation -> "KafkaNodePool " + pool.getMetadata().getName() + " " + violation));
        return Stream.concat(workloads, brokers);
    }

    private static Stream<String> ofContainer(Container container) {
        return of(container.getResources()).map(violation -> "container " + container.getName() + " " + violation);
    }

    /** {@code resources} may be null. */
    private static Stream<String> of(ResourceRequirements resources) {
        Map<String, Quantity> requests = resources == null ? Map.of() : resources.getRequests();
        Map<String, Quantity> limits = resources == null ? Map.of() : resources.getLimits();
        Stream<String> missing = ALWAYS.stream()
                .flatMap(name -> Stream.concat(
                        Wrong.unless(requests.containsKey(name), "requests no " + name).stream(),
                        Wrong.unless(limits.containsKey(name), "has no limit of " + name).stream()));
        Stream<String> above = requests.entrySet().stream()
                .filter(request -> limits.containsKey(request.getKey()))
                .filter(request -> request.getValue()
                                .getNumericalAmount()
                                .compareTo(limits.get(request.getKey()).getNumericalAmount())
                        > 0)
                .map(request -> "requests more " + request.getKey() + " than its limit");
        return Stream.concat(missing, above);
    }

    private static Stream<String> unbounded(Workload workload) {
        return workload.template().getSpec().getVolumes().stream()
                .filter(volume ->
                        volume.getEmptyDir() != null && volume.getEmptyDir().getSizeLimit() == null)
                .map(Volume::getName)
                .map(name -> "volume " + name + " has no bound");
    }
}
