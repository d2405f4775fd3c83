package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** A pod is given longer than its service takes to end in order. */
public final class GraceRule implements Rule {
    private static final Pattern WORKER = Pattern.compile("smallrye\\.messaging\\.worker\\.([^.]+)\\.max-concurrency");

    /** What SmallRye waits for the items of a worker where it is not told. */
    private static final Duration OF_A_WORKER = Duration.ofSeconds(60);

    /** For consumers to leave their groups and the JVM to end. */
    private static final Duration MORE = Duration.ofSeconds(15);

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream()
                        .filter(workload -> grace(workload).compareTo(end(service, workload, manifest)) < 0)
                        .map(workload ->
                                workload + ": is given " + grace(workload).toSeconds() + " s to end, and takes "
                                        + end(service, workload, manifest).toSeconds() + " s"));
    }

    private static Duration grace(Workload workload) {
        return Duration.ofSeconds(
                Optional.ofNullable(workload.template().getSpec().getTerminationGracePeriodSeconds())
                        .orElse(30L));
    }

    private static Duration end(FusiformService service, Workload workload, Manifest manifest) {
        Properties properties = service.properties();
        Duration drain = new DurationConverter().convert(properties.getProperty("quarkus.shutdown.timeout"));
        for (String name : properties.stringPropertyNames()) {
            Matcher worker = WORKER.matcher(name);
            if (worker.matches()) {
                String millis =
                        properties.getProperty("smallrye.messaging.worker." + worker.group(1) + ".shutdown-timeout");
                drain = drain.plus(millis == null ? OF_A_WORKER : Duration.ofMillis(Long.parseLong(millis)));
            }
        }
        return drain.plus(ofItems(service, workload, manifest))
                .plus(before(workload.containers().getFirst()))
                .plus(MORE);
    }

    /** By the service's own settings of this name. */
    private static Duration ofItems(FusiformService service, Workload workload, Manifest manifest) {
        Map<String, String> environment = Environment.of(workload.containers().getFirst(), manifest, it -> "");
        return OwnSettings.of(service).entrySet().stream()
                .filter(setting -> setting.getKey().endsWith("_DRAIN"))
                .map(setting -> environment.getOrDefault(setting.getKey(), setting.getValue()))
                .map(new DurationConverter()::convert)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration before(Container container) {
        return Optional.ofNullable(container.getLifecycle())
                .map(lifecycle -> lifecycle.getPreStop())
                .map(handler -> handler.getSleep())
                .map(sleep -> Duration.ofSeconds(sleep.getSeconds()))
                .orElse(Duration.ZERO);
    }
}
