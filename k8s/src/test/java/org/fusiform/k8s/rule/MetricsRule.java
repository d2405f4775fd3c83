package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.PrometheusRule;
import org.fusiform.telemetry.Metric;

/** Alerts and dashboards speak of what the services measure, by its names. */
public final class MetricsRule implements Rule {
    private static final Pattern OURS = Pattern.compile("\\bfusiform_[a-z0-9_]+");

    private static final Set<String> KNOWN = Arrays.stream(Metric.values())
            .flatMap(metric -> metric.exposed().stream())
            .collect(Collectors.toSet());

    @Override
    public Stream<String> violations(Manifest manifest) {
        Stream<String> rules = manifest.all(PrometheusRule.class)
                .flatMap(rule -> rule.spec().groups().stream())
                .flatMap(group -> group.rules().stream())
                .flatMap(rule -> unknown(rule.expr())
                        .map(name -> "rule " + (rule.alert() == null ? rule.record() : rule.alert())
                                + ": nobody measures " + name));
        Stream<String> dashboards = manifest.all(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().startsWith("fusiform-dashboard"))
                .flatMap(map -> map.getData().values().stream())
                .flatMap(MetricsRule::unknown)
                .map(name -> "dashboard: nobody measures " + name);
        return Stream.concat(rules, dashboards);
    }

    private static Stream<String> unknown(String text) {
        return OURS.matcher(text).results().map(MatchResult::group).distinct().filter(name -> !KNOWN.contains(name));
    }
}
