package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fusiform.k8s.Damage.remove;
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

/** Every rule is shown to see what it is there for. */
class BrokenManifestTest {
    private static final String OVERLAY = "gpu";
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    private static final String TRIGGER = "/spec/triggers/0";

    static Stream<Arguments> access() {
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

    static Stream<Arguments> confinement() {
        return Stream.of(
                arguments(
                        remove("Namespace fusiform", "/metadata/labels/pod-security.kubernetes.io~1enforce"),
                        "lets other pods in"),
                arguments(remove("Deployment gateway", POD + "/securityContext"), "runs as root"),
                arguments(set("Deployment gateway", POD + "/securityContext/runAsUser", "0"), "names no user but root"),
                arguments(remove("Deployment stats", POD + "/securityContext/seccompProfile"), "no seccomp profile"),
                arguments(remove("Deployment stats", POD + "/automountServiceAccountToken"), "carries a token"),
                arguments(
                        remove("Deployment stats", POD + "/enableServiceLinks"),
                        "variables from the names of Services"),
                arguments(set("Deployment stats", POD + "/hostNetwork", "true"), "shares the host's namespaces"),
                arguments(
                        set(
                                "Deployment stats",
                                POD + "/volumes/-",
                                "{\"name\": \"x\", \"hostPath\": {\"path\": \"/\"}}"),
                        "mounts a folder of the host"),
                arguments(remove("Deployment extractor", CONTAINER + "/securityContext"), "has no security context"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/securityContext/allowPrivilegeEscalation", "true"),
                        "may gain privileges"),
                arguments(
                        remove("Deployment extractor", CONTAINER + "/securityContext/readOnlyRootFilesystem"),
                        "may write to its root"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/securityContext/capabilities/add", "[\"SYS_ADMIN\"]"),
                        "keeps capabilities"));
    }

    static Stream<Arguments> resources() {
        return Stream.of(
                arguments(remove("Deployment extractor", CONTAINER + "/resources"), "requests no cpu"),
                arguments(
                        remove("Deployment extractor", CONTAINER + "/resources/limits/memory"),
                        "has no limit of memory"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/resources/requests/memory", "\"1Ti\""),
                        "requests more memory than its limit"),
                arguments(
                        remove("Deployment stats", POD + "/volumes/0/emptyDir/sizeLimit"),
                        "volume scratch has no bound"));
    }

    static Stream<Arguments> health() {
        return Stream.of(
                arguments(
                        set("Deployment gateway", CONTAINER + "/livenessProbe/httpGet/path", "\"/health/live\""),
                        "its liveness is at /q/health/live"),
                arguments(
                        remove("Deployment stats", CONTAINER + "/startupProbe"), "its startup is at /q/health/started"),
                arguments(
                        set("Deployment stats", CONTAINER + "/readinessProbe/httpGet/port", "9000"),
                        "its readiness is at /q/health/ready of port http"),
                arguments(set("Deployment stats", CONTAINER + "/ports/0/containerPort", "80"), "port http is not 8080"),
                arguments(
                        set("PodMonitor fusiform", "/spec/podMetricsEndpoints/0/path", "\"/metrics\""),
                        "no metrics are at /metrics"),
                arguments(
                        set("Deployment extractor", POD + "/terminationGracePeriodSeconds", "180"),
                        "Deployment extractor: is given 180 s to end, and takes 198 s"),
                arguments(
                        remove("Deployment extractor", POD + "/terminationGracePeriodSeconds"),
                        "Deployment extractor: is given 30 s to end"));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/0/name", "\"FUSIFORM_UPLOADS_DIR\""),
                        "FUSIFORM_UPLOADS_DIR is no setting of it"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", variable("FUSIFORM_STATS_SCRATCH_DIR")),
                        "FUSIFORM_STATS_SCRATCH_DIR is no setting of it"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", variable("KAFKA_SASL_JAAS")),
                        "KAFKA_SASL_JAAS is no setting of it"),
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/-", variable("QUARKUS_OIDC_CLIENT_ID")),
                        "QUARKUS_OIDC_CLIENT_ID is no setting of Quarkus"),
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/-", variable("QUARKUS_DATASOURCE_DB_KIND")),
                        "QUARKUS_DATASOURCE_DB_KIND is fixed when the service is built"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", variable("QUARKUS_DATASOURCE_JDBC_URL")),
                        "QUARKUS_DATASOURCE_JDBC_URL is for services with a database"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/envFrom/0/configMapRef/name", "\"other\""),
                        "there is no ConfigMap other"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/envFrom/0/configMapRef/name", "\"other\""),
                        "fusiform.store.endpoint"),
                arguments(
                        set(
                                "Deployment extractor",
                                CONTAINER + "/env/-",
                                "{\"name\": \"FUSIFORM_EXTRACTOR_THREADS\", \"value\": \"all\"}"),
                        "fusiform.extractor.threads"),
                arguments(
                        remove("Deployment stats", CONTAINER + "/envFrom/1"),
                        "QUARKUS_DATASOURCE_REACTIVE_URL is not set"));
    }

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
                arguments(remove("ConfigMap fusiform-keda", "/data/username"), "has no credentials"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        set("Deployment stats", CONTAINER + "/image", "\"fusiform/stats:0.0.9\""),
                        "images of Fusiform have the tags"),
                arguments(set("Deployment stats", CONTAINER + "/image", "\"fusiform/stats\""), "names no version"),
                arguments(
                        set("Deployment stats", CONTAINER + "/env/-", variable("QUARKUS_DATASOURCE_PASSWORD")),
                        "Deployment stats holds QUARKUS_DATASOURCE_PASSWORD"),
                arguments(
                        set("ConfigMap fusiform-keda", "/data/password", "\"x\""),
                        "ConfigMap fusiform-keda holds password"),
                arguments(
                        set("ConfigMap fusiform-keda", "/data/store", "\"https://me:word@s3.example.org\""),
                        "ConfigMap fusiform-keda holds store"),
                arguments(
                        set("PodDisruptionBudget gateway", "/spec", "{\"minAvailable\": 2, \"selector\": {}}"),
                        "may keep a node from being drained"),
                arguments(
                        remove("PodDisruptionBudget stats", "/spec/unhealthyPodEvictionPolicy"),
                        "keeps pods that never become ready"),
                arguments(
                        set("PriorityClass fusiform-stats", "/value", "10"),
                        "Deployment stats: does not go before extractor"),
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
    @MethodSource({"access", "confinement", "resources", "health", "settings", "scaling", "others"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        Manifest manifest = RenderedOverlays.of(OVERLAY);

        assertThat(Rules.violations(damage.of(manifest)))
                .as(damage.toString())
                .anyMatch(violation -> violation.contains(expected));
    }

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
        Manifest manifest = RenderedOverlays.of(OVERLAY);

        assertThatThrownBy(() -> damage.of(manifest))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContaining(damage.object())
                .hasMessageContaining(expected);
    }

    @Test
    void a_topic_more_or_less_is_seen() {
        Manifest manifest = RenderedOverlays.of(OVERLAY);

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
    void a_secret_is_seen() {
        assertThat(Rules.violations(RenderedOverlays.of(OVERLAY).and("""
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: fusiform-store}
                        stringData: {access-key: x}
                        """)))
                .contains("Secret fusiform-store is in a manifest");
    }

    @Test
    void a_missing_object_is_seen() {
        Manifest manifest = RenderedOverlays.of(OVERLAY);

        assertThat(Rules.violations(manifest.without("PodDisruptionBudget stats")))
                .contains("PodDisruptionBudget stats is missing");
        assertThat(Rules.violations(manifest.without("ScaledObject stats")))
                .contains("ScaledObject stats is missing, or its Deployment");
        assertThat(Rules.violations(manifest.without("Deployment gateway"))).contains("Deployment gateway is missing");
        assertThat(Rules.violations(manifest.without("NetworkPolicy deny-all")))
                .contains("no NetworkPolicy closes all");
    }

    private static String variable(String name) {
        return "{\"name\": \"" + name + "\", \"value\": \"x\"}";
    }
}
