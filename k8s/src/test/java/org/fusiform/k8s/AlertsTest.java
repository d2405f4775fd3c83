package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.rule.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules say when people have to look, and only then; those of the cluster are those that are tested. */
class AlertsTest {
    private static final String MONITORING = "k8s/components/monitoring/";
    private static final String TESTS = "alerts.test.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final boolean PROMTOOL = Promtool.here();

    private static final String NOT_CHECKED =
            "The alerts are not tested: they need promtool, which comes with Prometheus (Debian, Ubuntu: prometheus)";

    static {
        if (!PROMTOOL) {
            System.out.println(NOT_CHECKED);
        }
    }

    @TempDir
    private Path folder;

    private static ObjectNode spec() {
        return (ObjectNode)
                YAML.readTree(Checkout.text(MONITORING + "rules.yaml")).path("spec");
    }

    private static Stream<JsonNode> rules(JsonNode spec) {
        return StreamSupport.stream(spec.path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }

    static List<String> alerts() {
        return rules(spec())
                .filter(rule -> rule.has("alert"))
                .map(rule -> rule.path("alert").asString())
                .toList();
    }

    @Test
    void alerts_come_when_they_should() throws IOException {
        // Given
        assumeTrue(PROMTOOL, NOT_CHECKED);
        write(spec());

        // When
        Promtool.Result check = Promtool.run(folder, "check", "rules", "rules.yaml");
        Promtool.Result test = Promtool.run(folder, "test", "rules", TESTS);

        // Then
        assertThat(check.code()).as(check.output()).isZero();
        assertThat(test.code()).as(test.output()).isZero();
        System.out.println("The alerts are tested (promtool)");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_that_never_comes_is_missed(String alert) throws IOException {
        // Given
        assumeTrue(PROMTOOL, NOT_CHECKED);
        ObjectNode spec = spec();
        rules(spec)
                .filter(rule -> rule.path("alert").asString("").equals(alert))
                .forEach(rule -> ((ObjectNode) rule).put("expr", "vector(0) > 1"));
        write(spec);

        // When
        Promtool.Result test = Promtool.run(folder, "test", "rules", TESTS);

        // Then
        assertThat(test.code()).as(test.output()).isNotZero();
        assertThat(test.output()).contains(alert);
    }

    @Test
    void every_panel_of_the_dashboard_shows_something() {
        JsonNode dashboard = JsonMapper.shared().readTree(Checkout.text(MONITORING + "dashboard.json"));

        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            if (!panel.path("type").asString().equals("row")) {
                assertThat(panel.path("targets"))
                        .as(panel.path("title").asString())
                        .isNotEmpty()
                        .allSatisfy(target ->
                                assertThat(target.path("expr").asString("")).isNotBlank());
            }
        });
    }

    @Test
    void every_query_of_the_dashboard_is_one() throws IOException {
        // Given: each as a rule of its own, which promtool parses
        assumeTrue(PROMTOOL, NOT_CHECKED);
        JsonNode dashboard = JsonMapper.shared().readTree(Checkout.text(MONITORING + "dashboard.json"));
        ObjectNode file = YAML.createObjectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", "dashboard");
        var rules = group.putArray("rules");
        dashboard.path("panels").forEach(panel -> panel.path("targets").forEach(target -> rules.addObject()
                .put("record", "panel:" + rules.size())
                .put("expr", target.path("expr").asString())));

        // When
        write(file);
        Promtool.Result check = Promtool.run(folder, "check", "rules", "rules.yaml");

        // Then
        assertThat(check.code()).as(check.output()).isZero();
    }

    @Test
    void an_alert_on_what_nobody_measures_is_seen() {
        Manifest broken = Damage.set(
                        "PrometheusRule fusiform", "/spec/groups/0/rules/1/expr", "\"fusiform_item_total > 0\"")
                .of(RenderedOverlays.of("gpu"));

        assertThat(Rules.violations(broken))
                .containsExactly("rule FusiformStandsStill: nobody measures fusiform_item_total");
    }

    private void write(ObjectNode rules) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), YAML.writeValueAsString(rules));
        Files.copy(Checkout.file("k8s/src/test/promtool/" + TESTS), folder.resolve(TESTS));
    }
}
