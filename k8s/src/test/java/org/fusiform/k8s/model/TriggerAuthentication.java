package org.fusiform.k8s.model;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** KEDA's: where the parameters of a trigger come from that no manifest may hold. */
public record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    public record Spec(List<Source> secretTargetRef, List<Source> configMapTargetRef) {}

    public record Source(String parameter, String name, String key) {}
}
