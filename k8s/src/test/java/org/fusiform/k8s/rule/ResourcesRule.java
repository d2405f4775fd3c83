package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
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
        return manifest.workloads().flatMap(workload -> Stream.concat(
                        workload.containers().stream().flatMap(ResourcesRule::ofContainer), unbounded(workload))
                .map(violation -> workload + ": " + violation));
    }

    private static Stream<String> ofContainer(Container container) {
        Map<String, Quantity> requests = container.getResources() == null
                ? Map.of()
                : container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources() == null
                ? Map.of()
                : container.getResources().getLimits();
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
        return Stream.concat(missing, above).map(violation -> "container " + container.getName() + " " + violation);
    }

    private static Stream<String> unbounded(Workload workload) {
        return workload.template().getSpec().getVolumes().stream()
                .filter(volume ->
                        volume.getEmptyDir() != null && volume.getEmptyDir().getSizeLimit() == null)
                .map(Volume::getName)
                .map(name -> "volume " + name + " has no bound");
    }
}
