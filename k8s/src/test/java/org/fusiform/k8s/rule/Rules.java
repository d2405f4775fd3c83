package org.fusiform.k8s.rule;

import java.util.List;
import org.fusiform.k8s.model.Manifest;

/** All of them. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new AccessRule(),
            new ConfinementRule(),
            new DeviceRule(),
            new DisruptionRule(),
            new EnvironmentRule(),
            new FoldersRule(),
            new GraceRule(),
            new ImagesRule(),
            new IngressRule(),
            new MetricsRule(),
            new OffsetsRule(),
            new PriorityRule(),
            new ProbesRule(),
            new ReachRule(),
            new ResourcesRule(),
            new RollOutRule(),
            new ScalingRule(),
            new SecretsRule(),
            new SelectorsRule(),
            new SettingsRule(),
            new SpreadRule(),
            new TopicsRule(),
            new WindowRule());

    private Rules() {}

    public static List<String> violations(Manifest manifest) {
        return ALL.stream().flatMap(rule -> rule.violations(manifest)).toList();
    }
}
