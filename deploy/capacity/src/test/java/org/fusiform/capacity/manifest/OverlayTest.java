package org.fusiform.capacity.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.capacity.Checkout;
import org.fusiform.capacity.cluster.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "gpu"})
    void is_what_kustomize_makes_of_it(String overlay) throws Exception {
        // Given
        Settings settings = Overlay.read(Checkout.root().resolve("k8s"), overlay, 32, 1);
        List<JsonNode> rendered = rendered(overlay);

        // Then
        assertThat(settings.partitions())
                .isEqualTo(object(rendered, "KafkaTopic", "extraction-requests")
                        .at("/spec/partitions")
                        .asInt());
        assertThat(settings.campaignWindow()).isEqualTo(variable(rendered, "FUSIFORM_WINDOW_CAMPAIGN"));
        assertThat(settings.totalWindow()).isEqualTo(variable(rendered, "FUSIFORM_WINDOW_TOTAL"));
        JsonNode extractor = object(rendered, "ScaledObject", "extractor").path("spec");
        assertThat(settings.extractors().maxReplicas())
                .isEqualTo(extractor.path("maxReplicaCount").asInt());
        assertThat(settings.extractors().pollingSeconds())
                .isEqualTo(extractor.path("pollingInterval").asInt());
        assertThat(settings.extractors().cooldownSeconds())
                .isEqualTo(extractor.path("cooldownPeriod").asInt());
        JsonNode down = extractor.at("/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown");
        assertThat(settings.extractors().down().stabilizationSeconds())
                .isEqualTo(down.path("stabilizationWindowSeconds").asInt());
        assertThat(settings.extractors().down().policies())
                .hasSize(down.path("policies").size());
        assertThat(settings.stats().maxReplicas())
                .isEqualTo(object(rendered, "ScaledObject", "stats")
                        .at("/spec/maxReplicaCount")
                        .asInt());
    }

    @Test
    void a_setting_that_is_gone_is_named() throws IOException {
        for (String file : List.of(
                "base/autoscaling.yaml", "base/topics.yaml", "base/gateway.yaml", "overlays/gpu/kustomization.yaml")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy,
                    Files.readString(Checkout.root().resolve("k8s").resolve(file))
                            .replace("pollingInterval", "pollInterval"));
        }

        assertThatThrownBy(() -> Overlay.read(folder, "gpu", 32, 1))
                .hasMessageContaining("ScaledObject extractor has no /spec/pollingInterval");
    }

    private static List<JsonNode> rendered(String overlay) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            Checkout.root()
                                    .resolve("k8s/overlays")
                                    .resolve(overlay)
                                    .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            System.out.println("What the simulation reads is not held against kustomize: there is no kubectl");
            assumeTrue(false, "needs kubectl");
            throw e;
        }
        byte[] yaml = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(yaml)
                .readAll();
    }

    private static JsonNode object(List<JsonNode> rendered, String kind, String name) {
        return rendered.stream()
                .filter(node -> node.path("kind").asText().equals(kind)
                        && node.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int variable(List<JsonNode> rendered, String name) {
        for (JsonNode each : object(rendered, "Deployment", "gateway").at("/spec/template/spec/containers/0/env")) {
            if (each.path("name").asText().equals(name)) {
                return each.path("value").asInt();
            }
        }
        throw new AssertionError("the gateway has no " + name);
    }
}
