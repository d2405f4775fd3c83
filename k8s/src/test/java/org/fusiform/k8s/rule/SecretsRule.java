package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** No manifest holds a secret: there are only references to what an operator, or Strimzi, put there. */
public final class SecretsRule implements Rule {
    private static final Pattern NAMES = Pattern.compile("(?i).*(password|secret|token|access.?key|jaas).*");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i).*(//[^/\\s]*:[^/\\s]*@|password=).*");

    @Override
    public Stream<String> violations(Manifest manifest) {
        Stream<String> objects = manifest.all(Secret.class)
                .map(secret -> "Secret " + secret.getMetadata().getName() + " is in a manifest");
        Stream<String> settings = manifest.all(ConfigMap.class).flatMap(map -> map.getData().entrySet().stream()
                .filter(entry -> secret(entry.getKey(), entry.getValue()))
                .map(entry -> "ConfigMap " + map.getMetadata().getName() + " holds " + entry.getKey()));
        Stream<String> variables = manifest.workloads().flatMap(workload -> workload.containers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getValue() != null)
                .filter(variable -> secret(variable.getName(), variable.getValue()))
                .map(EnvVar::getName)
                .map(name -> workload + " holds " + name));
        return Stream.of(objects, settings, variables).flatMap(violations -> violations);
    }

    private static boolean secret(String name, String value) {
        return NAMES.matcher(name).matches() || IN_ADDRESS.matcher(value).matches();
    }
}
