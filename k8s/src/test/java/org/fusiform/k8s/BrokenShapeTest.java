package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.ManifestRefused;
import org.fusiform.k8s.rule.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is misspelled, missing or too much. */
class BrokenShapeTest extends BrokenManifest {
    static Stream<Arguments> misspelled() {
        return Stream.of(
                arguments(set("Deployment gateway", CONTAINER + "/readynessProbe", "{}"), "readynessProbe"),
                arguments(set("Deployment gateway", POD + "/containers/0/resources/limit", "{}"), "limit"),
                arguments(set("KafkaTopic cancellations", "/spec/partition", "2"), "partition"),
                arguments(set("KafkaUser fusiform-stats", "/spec/authorization/acl", "[]"), "acl"),
                arguments(set("Kafka fusiform", "/spec/kafka/listener", "[]"), "listener"),
                arguments(set("ScaledObject stats", "/spec/maxReplicas", "8"), "maxReplicas"),
                arguments(set("ScaledObject stats", TRIGGER + "/metadata/lagTreshold", "\"1\""), "lagTreshold"),
                arguments(set("ScaledObject stats", TRIGGER + "/metadata/lagThreshold", "1"), "lagThreshold"),
                arguments(set("Service gateway", "/apiVersion", "\"v2\""), "know no kind v2 Service"));
    }

    @ParameterizedTest
    @MethodSource
    void misspelled(Damage damage, String expected) {
        Manifest manifest = rendered();

        assertThatThrownBy(() -> damage.of(manifest))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContaining(damage.object())
                .hasMessageContaining(expected);
    }

    @Test
    void a_topic_more_or_less_is_seen() {
        Manifest manifest = rendered();

        assertThat(Rules.violations(manifest.without("KafkaTopic cancellations.dead-letters")))
                .contains("KafkaTopic cancellations.dead-letters is missing");
        assertThat(Rules.violations(manifest.and("""
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaTopic
                        metadata: {name: gossip}
                        spec: {partitions: 1}
                        """))).contains("KafkaTopic gossip is no topic of the services");
    }

    @Test
    void a_missing_object_is_seen() {
        Manifest manifest = rendered();

        assertThat(Rules.violations(manifest.without("PodDisruptionBudget stats")))
                .contains("PodDisruptionBudget stats is missing");
        assertThat(Rules.violations(manifest.without("ScaledObject stats")))
                .contains("ScaledObject stats is missing, or its Deployment");
        assertThat(Rules.violations(manifest.without("Deployment gateway"))).contains("Deployment gateway is missing");
        assertThat(Rules.violations(manifest.without("NetworkPolicy deny-all")))
                .contains("no NetworkPolicy closes all");
    }
}
