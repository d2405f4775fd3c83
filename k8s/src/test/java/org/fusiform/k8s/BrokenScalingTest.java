package org.fusiform.k8s;

import static org.fusiform.k8s.Damage.remove;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many pods there are, and which of them goes first or last. */
class BrokenScalingTest extends BrokenManifest {
    static Stream<Arguments> scaling() {
        return Stream.of(
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/0/value", "\"127\""),
                        "is less than twice the partitions of extraction-requests"),
                arguments(
                        set("ScaledObject extractor", "/spec/maxReplicaCount", "65"),
                        "another ceiling than the partitions of extraction-requests"),
                arguments(
                        set("KafkaTopic analysis-requests", "/spec/partitions", "8"),
                        "another ceiling than the partitions of analysis-requests"),
                arguments(set("ScaledObject stats", "/spec/minReplicaCount", "1"), "does not go down to zero"),
                arguments(set("Deployment extractor", "/spec/replicas", "3"), "at odds with the replicas"),
                arguments(remove("ScaledObject stats", "/spec/fallback"), "when the lag cannot be read"),
                arguments(
                        set(
                                "ScaledObject stats",
                                "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/stabilizationWindowSeconds",
                                "0"),
                        "scales down at once"),
                arguments(remove("ScaledObject extractor", "/spec/triggers/1"), "is not woken by model-inspections"),
                arguments(remove("ScaledObject stats", "/spec/triggers/1"), "is not woken by analysis-plans"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/consumerGroup", "\"extractors\""),
                        "looks at another group"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/topic", "\"requests\""),
                        "looks at a topic that is not"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/offsetResetPolicy", "\"latest\""),
                        "does not begin at the earliest"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/lagThreshold", "\"10\""),
                        "one replica for each message"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/excludePersistentLag", "\"true\""),
                        "would end what works on a long item"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/metadata/bootstrapServersFromEnv", "\"KAFKA\""),
                        "does not know the brokers"),
                arguments(remove("ScaledObject extractor", TRIGGER + "/authenticationRef"), "has no credentials"),
                arguments(remove("ConfigMap fusiform-keda", "/data/username"), "has no credentials"),
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/-", value("FUSIFORM_WINDOW_TOTAL", "127")),
                        "FUSIFORM_WINDOW_TOTAL is less than FUSIFORM_WINDOW_CAMPAIGN"),
                arguments(set("ScaledObject extractor", "/spec/fallback/replicas", "0"), "when the lag cannot be read"),
                arguments(
                        set("ScaledObject extractor", TRIGGER + "/type", "\"prometheus\""), "is no trigger of Kafka"));
    }

    static Stream<Arguments> budgets() {
        return Stream.of(
                arguments(
                        set("PodDisruptionBudget gateway", "/spec", "{\"minAvailable\": 2, \"selector\": {}}"),
                        "may keep a node from being drained"),
                arguments(
                        remove("PodDisruptionBudget stats", "/spec/unhealthyPodEvictionPolicy"),
                        "keeps pods that never become ready"),
                arguments(
                        set("PodDisruptionBudget stats", "/spec/maxUnavailable", "\"0%\""),
                        "may keep a node from being drained"),
                arguments(
                        set(
                                "PodDisruptionBudget stats",
                                "/spec/selector/matchLabels",
                                "{\"app.kubernetes.io/name\": \"gateway\"}"),
                        "is about other pods"));
    }

    static Stream<Arguments> priorities() {
        return Stream.of(
                arguments(
                        set("PriorityClass fusiform-stats", "/value", "-1"),
                        "Deployment stats: does not go before extractor"),
                arguments(
                        set("PriorityClass fusiform-gateway", "/value", "10"),
                        "Deployment gateway: does not go before stats"),
                arguments(
                        set("Deployment stats", POD + "/priorityClassName", "\"fusiform-extractor\""),
                        "Deployment stats: does not go before extractor"),
                arguments(
                        set("PriorityClass fusiform-extractor", "/value", "1000"),
                        "Deployment extractor: is not the first to make room"),
                arguments(
                        set("PriorityClass fusiform-extractor", "/value", "-11"),
                        "Deployment extractor: is not the first to make room, or no node is brought for it"),
                arguments(
                        remove("KafkaNodePool brokers", "/spec/template"),
                        "KafkaNodePool brokers: makes room for the services that stand on it"),
                arguments(
                        remove("Kafka fusiform", "/spec/entityOperator/template/pod/priorityClassName"),
                        "the entity operator of Kafka fusiform: makes room"));
    }

    static Stream<Arguments> time() {
        return Stream.of(
                arguments(
                        remove("Kafka fusiform", "/spec/kafka/config/offsets.retention.minutes"),
                        "Kafka fusiform forgets groups before messages"),
                arguments(
                        set("KafkaTopic extraction-requests", "/spec/config/retention.ms", "31536000000"),
                        "Kafka fusiform forgets groups before messages"),
                arguments(
                        remove("Deployment extractor", "/spec/strategy/rollingUpdate/maxSurge"),
                        "a roll-out wants more pods than there may be GPUs for"));
    }

    @ParameterizedTest
    @MethodSource({"scaling", "budgets", "priorities", "time"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        assertSeen(damage, expected);
    }
}
