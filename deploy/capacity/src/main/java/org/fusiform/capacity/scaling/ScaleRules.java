package org.fusiform.capacity.scaling;

import java.util.List;

/**
 * One direction of a HorizontalPodAutoscaler's behaviour; of its policies the one that changes the most counts.
 *
 * @param stabilizationSeconds how long the most cautious wish of the past counts
 */
public record ScaleRules(int stabilizationSeconds, List<Policy> policies) {
    public ScaleRules {
        policies = List.copyOf(policies);
    }
}
