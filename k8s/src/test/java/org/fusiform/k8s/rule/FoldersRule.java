package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** On its read-only root a service has a volume for every folder that it writes to: models, scratch files, uploads, /tmp. */
public final class FoldersRule implements Rule {
    private static final String OF_FOLDERS = "_DIR";

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Arrays.stream(FusiformService.values())
                .flatMap(service -> manifest.deployment(service.deployment()).stream()
                        .flatMap(workload -> ofService(service, workload, manifest)));
    }

    private static Stream<String> ofService(FusiformService service, Workload workload, Manifest manifest) {
        Container container = workload.containers().getFirst();
        Map<String, String> environment = Environment.of(container, manifest, name -> "secret");
        Stream<String> unsaid = folders(service)
                .filter(name -> !environment.containsKey(name))
                .map(name -> name + " is not set, and its default is a folder of the root");
        Stream<String> folders = Stream.concat(
                        Stream.of("/tmp"), folders(service).map(environment::get))
                .filter(Objects::nonNull)
                .filter(folder -> container.getVolumeMounts().stream().noneMatch(mount -> holds(mount, folder)))
                .map(folder -> "no volume is at " + folder);
        return Stream.concat(unsaid, folders).map(violation -> workload + ": " + violation);
    }

    private static Stream<String> folders(FusiformService service) {
        return OwnSettings.of(service).keySet().stream()
                .filter(name -> name.endsWith(OF_FOLDERS))
                .sorted();
    }

    private static boolean holds(VolumeMount mount, String folder) {
        return !Boolean.TRUE.equals(mount.getReadOnly()) && mount.getMountPath().equals(folder);
    }
}
