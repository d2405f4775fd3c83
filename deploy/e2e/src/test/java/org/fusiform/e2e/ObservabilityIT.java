package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.e2e.TraceCollector.Seen;
import org.fusiform.telemetry.Metric;
import org.fusiform.telemetry.ServiceName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One campaign, as the people see it who run the system: by its trace, by metrics, by its lines in the logs. */
@ExtendWith(SharedUp.class)
class ObservabilityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<ServiceName, String> PROCESSES =
            Map.of(ServiceName.GATEWAY, "gateway", ServiceName.EXTRACTOR, "extractor-1", ServiceName.STATS, "stats-1");

    @TempDir
    private static Path folder;

    private static RunningUp system;
    private static TraceCollector traces;
    private static String campaign;

    @BeforeAll
    static void a_campaign_of_two_models(RunningUp running, TraceCollector collector) throws IOException {
        system = running;
        traces = collector;
        system.ask("stimuli", "import", Images.folder(folder, 12, 31).toString(), "--name", "observed");
        campaign = system.campaign("""
                {"models": ["untrained:resnet18", "untrained:resnet34"], "stimulusSet": "observed",
                 "layers": ["avgpool"], "analysis": {"folds": 0}, "seed": 31}""");
    }

    @Test
    void a_campaign_is_one_trace_across_the_services() {
        // Then: the request that submitted it began all that was done for it
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Seen> trace = trace();
            assertThat(trace)
                    .extracting(Seen::service)
                    .contains("fusiform-gateway", "fusiform-extractor", "fusiform-stats");
            assertThat(trace).extracting(Seen::name).contains("shard", "layer", "cross-layer", "cross-model");
            assertThat(trace)
                    .filteredOn(span -> span.name().equals("shard"))
                    .allSatisfy(span ->
                            assertThat(span.attribute("fusiform.campaign")).isEqualTo(campaign))
                    .extracting(span -> span.attribute("fusiform.model"))
                    .contains("untrained:resnet18", "untrained:resnet34");

            // Then: and ends where the gateway takes the last result
            assertThat(trace)
                    .filteredOn(span -> span.service().equals("fusiform-gateway"))
                    .extracting(Seen::name)
                    .anyMatch(name -> name.startsWith("analysis-completions"));

            // Then: nothing hangs in the air
            Map<String, Seen> byId = trace.stream().collect(Collectors.toMap(Seen::id, Function.identity()));
            List<Seen> roots =
                    trace.stream().filter(span -> span.parent().isEmpty()).toList();
            assertThat(roots).extracting(Seen::name).containsExactly("POST /api/v1/campaigns");
            assertThat(trace).allSatisfy(span -> assertThat(rootOf(span, byId)).isEqualTo(roots.getFirst()));
        });
    }

    private static List<Seen> trace() {
        List<Seen> all = traces.spans();
        Set<String> ids = all.stream()
                .filter(span -> span.attribute("fusiform.campaign").equals(campaign))
                .map(Seen::trace)
                .collect(Collectors.toSet());
        assertThat(ids).as("traces of campaign %s", campaign).hasSize(1);
        return all.stream().filter(span -> ids.contains(span.trace())).toList();
    }

    private static Seen rootOf(Seen span, Map<String, Seen> byId) {
        Seen at = span;
        while (!at.parent().isEmpty()) {
            assertThat(byId).as("parent of %s", at).containsKey(at.parent());
            at = byId.get(at.parent());
        }
        return at;
    }

    @Test
    void what_rules_and_dashboard_ask_for_is_measured() {
        // Then: once a minute it is looked which metrics Kafka's clients have by now, such as lags of partitions
        await().atMost(PATIENCE.plusMinutes(1)).untilAsserted(() -> {
            Set<String> measured = new HashSet<>();
            for (ServiceName service : ServiceName.values()) {
                Set<String> own = names(system.text(PROCESSES.get(service), "/q/metrics"));
                assertThat(own).as(service.name()).containsAll(expected(service));
                measured.addAll(own);
            }

            // And: of what a GPU alone has there is nothing here
            assertThat(measured).doesNotContainAnyElementsOf(Metric.GPU_MEMORY.exposed());
            measured.addAll(Metric.GPU_MEMORY.exposed());
            for (String file : List.of("rules.yaml", "dashboard.json")) {
                assertThat(asked(Files.readString(Fusiform.ROOT.resolve("k8s/components/monitoring/" + file))))
                        .as(file)
                        .hasSizeGreaterThan(5)
                        .isSubsetOf(measured);
            }
        });
    }

    private static List<String> expected(ServiceName service) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.services().contains(service))
                .flatMap(metric -> metric.exposed().stream())
                .toList();
    }

    /** The metrics with a value. */
    private static Set<String> names(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> asked(String file) {
        return Pattern.compile("\\b(fusiform|kafka|jvm|process|system)_[a-z0-9_]+")
                .matcher(file)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void log_lines_say_what_they_are_about() throws IOException {
        // When
        JsonNode shard = line("extractor-1", "shard");
        JsonNode layer = line("stats-1", "item");

        // Then
        assertThat(List.of(shard, layer)).allSatisfy(mdc -> {
            assertThat(mdc.path("campaign").asText()).isEqualTo(campaign);
            assertThat(mdc.path("run").asText()).isNotEmpty();
            assertThat(mdc.path("traceId").asText())
                    .isEqualTo(trace().getFirst().trace());
        });
        assertThat(shard.path("model").asText()).startsWith("untrained:resnet");
    }

    /** The mdc of a line of the campaign that has such a key. */
    private static JsonNode line(String service, String key) throws IOException {
        try (Stream<String> lines = Files.lines(system.log(service))) {
            return lines.filter(line -> line.startsWith("{"))
                    .map(ObservabilityIT::json)
                    .map(line -> line.path("mdc"))
                    .filter(mdc -> mdc.has(key) && mdc.path("campaign").asText().equals(campaign))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("no line of " + service + " has a " + key + " of the campaign"));
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
