package org.fusiform.capacity.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.fusiform.capacity.cluster.Settings;
import org.fusiform.capacity.scaling.Policy;
import org.fusiform.capacity.scaling.ScaleRules;
import org.fusiform.capacity.scaling.ScalerSettings;

/**
 * The settings of an overlay: those of {@code k8s/base} with the patches of its {@code kustomization.yaml}, of the few forms
 * that it has. A test holds them against what {@code kubectl kustomize} makes of it.
 */
public final class Overlay {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<JsonNode> base = new ArrayList<>();
    private final JsonNode kustomization;
    private final String name;

    private Overlay(Path k8s, String name) throws IOException {
        this.name = name;
        for (String file : List.of("autoscaling.yaml", "topics.yaml", "gateway.yaml")) {
            base.addAll(documents(Files.readString(k8s.resolve("base").resolve(file))));
        }
        kustomization = documents(
                        Files.readString(k8s.resolve("overlays").resolve(name).resolve("kustomization.yaml")))
                .getFirst();
    }

    /**
     * @param k8s the folder of the manifests
     * @param shardStimuli the gateway's own default, which no manifest changes
     * @param cacheBytes the extractor's, likewise
     */
    public static Settings read(Path k8s, String name, int shardStimuli, long cacheBytes) throws IOException {
        return new Overlay(k8s, name).settings(shardStimuli, cacheBytes);
    }

    private Settings settings(int shardStimuli, long cacheBytes) {
        int partitions = patched("KafkaTopic", "/spec/partitions", () -> required(
                        single("KafkaTopic", "extraction-requests"), "/spec/partitions")
                .asInt());
        return new Settings(
                partitions,
                window("FUSIFORM_WINDOW_CAMPAIGN"),
                window("FUSIFORM_WINDOW_TOTAL"),
                shardStimuli,
                cacheBytes,
                scaler("extractor", "extraction-requests"),
                scaler("stats", "analysis-requests"));
    }

    private ScalerSettings scaler(String service, String topic) {
        JsonNode object = single("ScaledObject", service);
        JsonNode behavior = required(object, "/spec/advanced/horizontalPodAutoscalerConfig/behavior");
        JsonNode trigger = null;
        for (JsonNode each : required(object, "/spec/triggers")) {
            if (each.at("/metadata/topic").asText().equals(topic)) {
                trigger = each;
            }
        }
        if (trigger == null) {
            throw new IllegalArgumentException("ScaledObject " + service + " has no trigger by " + topic);
        }
        return new ScalerSettings(
                required(object, "/spec/pollingInterval").asInt(),
                required(object, "/spec/cooldownPeriod").asInt(),
                required(object, "/spec/minReplicaCount").asInt(),
                patched("ScaledObject", "/spec/maxReplicaCount", () -> required(object, "/spec/maxReplicaCount")
                        .asInt()),
                required(trigger, "/metadata/lagThreshold").asInt(),
                trigger.at("/metadata/allowIdleConsumers").asBoolean(),
                rules(required(behavior, "/scaleUp")),
                rules(required(behavior, "/scaleDown")));
    }

    private static ScaleRules rules(JsonNode direction) {
        if (!required(direction, "/selectPolicy").asText().equals("Max")) {
            throw new IllegalArgumentException("only selectPolicy: Max is simulated");
        }
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : required(direction, "/policies")) {
            policies.add(new Policy(
                    Policy.Kind.valueOf(required(policy, "/type").asText().toUpperCase(Locale.ROOT)),
                    required(policy, "/value").asInt(),
                    required(policy, "/periodSeconds").asInt()));
        }
        return new ScaleRules(required(direction, "/stabilizationWindowSeconds").asInt(), policies);
    }

    private int window(String variable) {
        for (JsonNode patch : kustomization.path("patches")) {
            if (!patch.has("target")) {
                JsonNode changed = document(patch.path("patch").asText());
                if (changed.path("kind").asText().equals("Deployment") && named(changed, "gateway")) {
                    JsonNode value = variable(changed, variable);
                    if (value != null) {
                        return value.asInt();
                    }
                }
            }
        }
        JsonNode value = variable(single("Deployment", "gateway"), variable);
        if (value == null) {
            throw new IllegalArgumentException("Deployment gateway does not set " + variable);
        }
        return value.asInt();
    }

    private static JsonNode variable(JsonNode deployment, String variable) {
        for (JsonNode each : required(deployment, "/spec/template/spec/containers/0/env")) {
            if (each.path("name").asText().equals(variable)) {
                return each.get("value");
            }
        }
        return null;
    }

    /** What a JSON patch of all objects of a kind puts there, else what the base has. */
    private int patched(String kind, String path, IntSupplier unpatched) {
        for (JsonNode patch : kustomization.path("patches")) {
            if (patch.at("/target/kind").asText().equals(kind)) {
                for (JsonNode operation : document(patch.path("patch").asText())) {
                    if (operation.path("path").asText().equals(path)) {
                        return required(operation, "/value").asInt();
                    }
                }
            }
        }
        return unpatched.getAsInt();
    }

    private JsonNode single(String kind, String object) {
        return base.stream()
                .filter(node -> node.path("kind").asText().equals(kind) && named(node, object))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "k8s/base, of which the overlay " + name + " is made, has no " + kind + " " + object));
    }

    private static boolean named(JsonNode node, String name) {
        return node.at("/metadata/name").asText().equals(name);
    }

    private static JsonNode required(JsonNode node, String path) {
        JsonNode found = node.at(path);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException(node.path("kind").asText("a part of a manifest") + " "
                    + node.at("/metadata/name").asText() + " has no " + path);
        }
        return found;
    }

    private static JsonNode document(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }

    private static List<JsonNode> documents(String yaml) {
        try {
            return YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll();
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }
}
