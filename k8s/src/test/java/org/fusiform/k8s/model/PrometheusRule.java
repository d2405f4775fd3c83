package org.fusiform.k8s.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/** The Prometheus operator's: rules; what is under spec is a file of rules of Prometheus. */
public record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    public record Spec(List<Group> groups) {}

    public record Group(String name, List<Recipe> rules) {}

    /** An alert or a record. */
    public record Recipe(
            String alert,
            String record,
            String expr,
            @JsonProperty("for") String patience,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
