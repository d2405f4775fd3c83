package org.fusiform.k8s;

import static org.fusiform.k8s.Damage.remove;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What services are told, where they are asked, and what no manifest may hold. */
class BrokenSettingsTest extends BrokenManifest {
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
                        set("Deployment gateway", CONTAINER + "/env/-", variable("QUARKUS_OIDC_CLIENTID")),
                        "QUARKUS_OIDC_CLIENTID is no setting of Quarkus"),
                arguments(
                        set("Deployment stats", CONTAINER + "/env/-", variable("QUARKUS_OIDC_CLIENT_ID")),
                        "QUARKUS_OIDC_CLIENT_ID is for services that people sign in to"),
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
                        set("Deployment stats", POD + "/terminationGracePeriodSeconds", "45"),
                        "Deployment stats: is given 45 s to end, and takes 54 s"),
                arguments(
                        remove("Deployment extractor", POD + "/terminationGracePeriodSeconds"),
                        "Deployment extractor: is given 30 s to end"));
    }

    static Stream<Arguments> images() {
        return Stream.of(
                arguments(
                        set("Deployment stats", CONTAINER + "/image", "\"fusiform/stats:0.0.9\""),
                        "images of Fusiform have the tags"),
                arguments(set("Deployment stats", CONTAINER + "/image", "\"fusiform/stats\""), "names no version"));
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                arguments(
                        set("Deployment stats", CONTAINER + "/env/-", variable("QUARKUS_DATASOURCE_PASSWORD")),
                        "Deployment stats holds QUARKUS_DATASOURCE_PASSWORD"),
                arguments(
                        set("ConfigMap fusiform-keda", "/data/password", "\"x\""),
                        "ConfigMap fusiform-keda holds password"),
                arguments(
                        set("ConfigMap fusiform-keda", "/data/store", "\"https://me:word@s3.example.org\""),
                        "ConfigMap fusiform-keda holds store"));
    }

    @ParameterizedTest
    @MethodSource({"settings", "health", "images", "secrets"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        assertSeen(damage, expected);
    }

    @Test
    void a_secret_is_seen() {
        assertSeen(rendered().and("""
                apiVersion: v1
                kind: Secret
                metadata: {name: fusiform-store}
                stringData: {access-key: x}
                """), "Secret fusiform-store is in a manifest");
    }
}
