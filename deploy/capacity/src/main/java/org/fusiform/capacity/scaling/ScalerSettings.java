package org.fusiform.capacity.scaling;

/**
 * What a ScaledObject says.
 *
 * @param pollingSeconds between two looks at the lag while there is no replica
 * @param cooldownSeconds without any lag until there is none
 * @param lagThreshold messages of lag for one replica
 * @param allowIdleConsumers whether the lag counts in full, and not only as far as there are partitions
 */
public record ScalerSettings(
        int pollingSeconds,
        int cooldownSeconds,
        int minReplicas,
        int maxReplicas,
        int lagThreshold,
        boolean allowIdleConsumers,
        ScaleRules up,
        ScaleRules down) {
    public ScalerSettings withMaxReplicas(int most) {
        return new ScalerSettings(
                pollingSeconds, cooldownSeconds, minReplicas, most, lagThreshold, allowIdleConsumers, up, down);
    }

    public ScalerSettings withPollingSeconds(int seconds) {
        return new ScalerSettings(
                seconds, cooldownSeconds, minReplicas, maxReplicas, lagThreshold, allowIdleConsumers, up, down);
    }

    public ScalerSettings withCooldownSeconds(int seconds) {
        return new ScalerSettings(
                pollingSeconds, seconds, minReplicas, maxReplicas, lagThreshold, allowIdleConsumers, up, down);
    }

    public ScalerSettings withUp(ScaleRules rules) {
        return new ScalerSettings(
                pollingSeconds,
                cooldownSeconds,
                minReplicas,
                maxReplicas,
                lagThreshold,
                allowIdleConsumers,
                rules,
                down);
    }

    public ScalerSettings withIdleConsumers() {
        return new ScalerSettings(
                pollingSeconds, cooldownSeconds, minReplicas, maxReplicas, lagThreshold, true, up, down);
    }
}
