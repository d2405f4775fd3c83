package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** What a container's process finds in its environment. */
final class Environment {
    private Environment() {}

    /** Name → value; that of a secret is made up by {@code secret} from its name. */
    static Map<String, String> of(Container container, Manifest manifest, UnaryOperator<String> secret) {
        Map<String, String> all = new TreeMap<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                all.putAll(
                        manifest.configMap(source.getConfigMapRef().getName()).orElse(Map.of()));
            }
        }
        for (EnvVar variable : container.getEnv()) {
            all.put(variable.getName(), value(variable, manifest, secret));
        }
        return all;
    }

    private static String value(EnvVar variable, Manifest manifest, UnaryOperator<String> secret) {
        if (variable.getValue() != null) {
            return variable.getValue();
        }
        return Optional.ofNullable(variable.getValueFrom())
                .map(EnvVarSource::getConfigMapKeyRef)
                .map(key -> manifest.configMap(key.getName()).orElse(Map.of()).getOrDefault(key.getKey(), ""))
                .orElseGet(() -> secret.apply(variable.getName()));
    }

    /** The ConfigMaps that it is made of. */
    static Stream<String> configMaps(Container container) {
        return Stream.concat(
                container.getEnvFrom().stream()
                        .filter(source -> source.getConfigMapRef() != null)
                        .map(source -> source.getConfigMapRef().getName()),
                container.getEnv().stream()
                        .filter(variable -> variable.getValueFrom() != null
                                && variable.getValueFrom().getConfigMapKeyRef() != null)
                        .map(variable ->
                                variable.getValueFrom().getConfigMapKeyRef().getName()));
    }
}
