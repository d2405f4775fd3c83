package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusiform.cli.up.SystemTopics;
import org.fusiform.k8s.rule.EnvironmentRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The images and the compose file, which no engine has seen here. */
class ComposeTest {
    private static final Pattern TARGET = Pattern.compile("(?m)^FROM (\\S+) AS (\\S+)$");

    private final Map<?, ?> services = map(compose().get("services"));

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "extractor", "stats"})
    void a_service_knows_every_name_in_its_environment(String service) {
        Set<String> names = new HashSet<>();
        map(map(services.get(service)).get("environment")).keySet().forEach(name -> names.add((String) name));

        assertThat(names).contains("KAFKA_BOOTSTRAP_SERVERS", "FUSIFORM_STORE_ENDPOINT");
        assertThat(EnvironmentRule.unknown(service, names)).isEmpty();
    }

    @Test
    void topics_are_as_on_one_machine() {
        String topics =
                (String) map(map(services.get("topics")).get("environment")).get("TOPICS");

        Map<String, Integer> partitions = Arrays.stream(topics.split("\\s+"))
                .map(topic -> topic.split(":"))
                .collect(Collectors.toMap(topic -> topic[0], topic -> Integer.valueOf(topic[1])));

        assertThat(partitions).isEqualTo(SystemTopics.partitions());
    }

    @Test
    void an_image_is_built_for_every_name_that_is_run() {
        Set<String> targets = TARGET.matcher(Checkout.text("deploy/images/Dockerfile"))
                .results()
                .map(from -> from.group(2))
                .collect(Collectors.toSet());
        String manifests =
                Checkout.text("k8s/base/kustomization.yaml") + Checkout.text("k8s/components/gpu/kustomization.yaml");

        assertThat(targets).contains("gateway", "extractor", "extractor-cuda", "stats", "command");
        assertThat(Pattern.compile("fusiform/([a-z-]+)")
                        .matcher(manifests)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(targets);
        assertThat(List.of("gateway", "extractor", "stats")).allSatisfy(service -> assertThat(
                        map(map(services.get(service)).get("build")).get("target"))
                .isEqualTo(service));
    }

    private static Map<?, ?> compose() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return map(new Load(settings).loadFromString(Checkout.text("deploy/compose.yaml")));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
