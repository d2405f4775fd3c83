package org.fusiform.k8s.model;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;

/** Of KEDA 2.17 or newer, whose own types are not to be had in Java: the fields that it reads and no others. */
public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    public record Spec(
            Target scaleTargetRef,
            Integer pollingInterval,
            Integer cooldownPeriod,
            Integer initialCooldownPeriod,
            Integer idleReplicaCount,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {}

    public record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

    public record Fallback(Integer failureThreshold, Integer replicas, String behavior) {}

    public record Advanced(Boolean restoreToOriginalReplicaCount, Autoscaler horizontalPodAutoscalerConfig) {}

    public record Autoscaler(String name, HorizontalPodAutoscalerBehavior behavior) {}

    public record Trigger(
            String type,
            String name,
            Boolean useCachedMetrics,
            String metricType,
            KafkaLag metadata,
            AuthenticationRef authenticationRef) {}

    public record AuthenticationRef(String name, String kind) {}

    /** Of the trigger {@code kafka}; KEDA takes them as text, and leaves out silently what is misspelled. */
    public record KafkaLag(
            String bootstrapServers,
            String bootstrapServersFromEnv,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String activationLagThreshold,
            String offsetResetPolicy,
            String allowIdleConsumers,
            String scaleToZeroOnInvalidOffset,
            String excludePersistentLag,
            String limitToPartitionsWithLag,
            String ensureEvenDistributionOfPartitions,
            String partitionLimitation,
            String version,
            String sasl,
            String tls) {}
}
