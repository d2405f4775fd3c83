package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a selector of pods picks. */
final class Selection {
    /** Of the pods that Strimzi makes, which no manifest has. */
    static final Map<String, String> OF_STRIMZI = Map.of("strimzi.io/cluster", "fusiform");

    private Selection() {}

    static boolean picks(LabelSelector selector, Map<String, String> pod) {
        Map<String, String> labels =
                Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        List<LabelSelectorRequirement> expressions =
                Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of());
        return pod.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(it -> it.getValues().contains(pod.get(it.getKey())));
    }
}
