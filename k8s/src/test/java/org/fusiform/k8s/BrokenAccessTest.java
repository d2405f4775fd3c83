package org.fusiform.k8s;

import static org.fusiform.k8s.Damage.remove;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak to whom. */
class BrokenAccessTest extends BrokenManifest {
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

    @ParameterizedTest
    @MethodSource({"kafka", "network"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        assertSeen(damage, expected);
    }
}
