package org.fusiform.k8s;

import static org.fusiform.k8s.Damage.remove;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak to whom. */
class BrokenAccessTest extends BrokenManifest {
    private static final String OTHERS = "{\"app.kubernetes.io/name\": \"gateway\"}";

    static Stream<Arguments> kafka() {
        return Stream.of(
                arguments(
                        set("KafkaUser fusiform-extractor", "/spec/authorization/acls/0/operations", "[\"Describe\"]"),
                        "KafkaUser fusiform-extractor may not read extraction-requests"),
                arguments(
                        set("KafkaUser fusiform-extractor", "/spec/authorization/acls/8/resource/name", "\"other\""),
                        "KafkaUser fusiform-extractor may not join the group extractor-inspections"),
                arguments(
                        set(
                                "KafkaUser fusiform-extractor",
                                "/spec/authorization/acls/8/resource/patternType",
                                "\"literal\""),
                        "KafkaUser fusiform-extractor may not join the group extractor-inspections"),
                arguments(
                        set("KafkaUser fusiform-gateway", "/spec/authorization/acls/0/operations", "[\"Describe\"]"),
                        "KafkaUser fusiform-gateway may not write to extraction-requests"),
                arguments(
                        remove("KafkaUser fusiform-keda", "/spec/authorization/acls/0"),
                        "KafkaUser fusiform-keda may not see the lag of extraction-requests"));
    }

    static Stream<Arguments> network() {
        return Stream.of(
                arguments(
                        set("Service gateway", "/spec/selector", "{\"app\": \"gateway\"}"),
                        "Service gateway finds no pod"),
                arguments(set("NetworkPolicy deny-all", "/spec/egress", "[{}]"), "no NetworkPolicy closes all"),
                arguments(
                        set(
                                "NetworkPolicy to-database",
                                "/spec/podSelector",
                                "{\"matchLabels\": {\"app\": \"stats\"}}"),
                        "NetworkPolicy to-database names pods that are not"));
    }

    static Stream<Arguments> reach() {
        return Stream.of(
                arguments(
                        set("NetworkPolicy to-kafka", "/spec/egress/0/ports", "[{\"port\": 9092}]"),
                        "Deployment extractor: no policy lets it reach KAFKA_BOOTSTRAP_SERVERS"),
                arguments(
                        set("NetworkPolicy to-kafka", "/spec/egress/0/to/0/podSelector/matchLabels", OTHERS),
                        "Deployment stats: no policy lets it reach KAFKA_BOOTSTRAP_SERVERS"),
                arguments(
                        set("NetworkPolicy to-store", "/spec/egress/0/ports/0/port", "9000"),
                        "Deployment extractor: no policy lets it reach FUSIFORM_STORE_ENDPOINT"),
                arguments(
                        set(
                                "NetworkPolicy to-database",
                                "/spec/podSelector/matchExpressions/0/values",
                                "[\"gateway\"]"),
                        "Deployment stats: no policy lets it reach QUARKUS_DATASOURCE_JDBC_URL"),
                arguments(
                        set("NetworkPolicy metrics", "/spec/ingress/0/ports/0/port", "\"metrics\""),
                        "Deployment stats: no policy lets its metrics be read"),
                arguments(remove("Ingress gateway", "/spec/ingressClassName"), "Ingress gateway names no class"));
    }

    @Test
    void what_is_in_the_cluster_lets_the_services_in() {
        Manifest dev = RenderedOverlays.of("dev");

        assertSeen(
                set("NetworkPolicy database", "/spec/ingress/0/ports/0/port", "\"other\"")
                        .of(dev),
                "Deployment stats: no policy lets it reach QUARKUS_DATASOURCE_REACTIVE_URL");
        assertSeen(
                dev.without("NetworkPolicy store"),
                "Deployment extractor: no policy lets it reach FUSIFORM_STORE_ENDPOINT");
    }

    @ParameterizedTest
    @MethodSource({"kafka", "network", "reach"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        assertSeen(damage, expected);
    }
}
