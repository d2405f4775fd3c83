package org.fusiform.k8s.model;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What makes pods. {@code replicas} is null where something else decides. */
public record Workload(String kind, String name, Integer replicas, PodTemplateSpec template) {
    public List<Container> containers() {
        return Stream.concat(
                        template.getSpec().getInitContainers().stream(), template.getSpec().getContainers().stream())
                .toList();
    }

    public Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
