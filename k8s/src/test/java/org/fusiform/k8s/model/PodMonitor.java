package org.fusiform.k8s.model;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** The Prometheus operator's: pods whose metrics are read. */
public record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    public record Spec(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

    public record Endpoint(String port, String path, String interval) {}
}
