package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import tools.jackson.databind.json.JsonMapper;

/** Pods are as the restricted Pod Security standard asks, on read-only roots, without tokens of the API server. */
public final class ConfinementRule implements Rule {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KINDS_OF_VOLUMES = Set.of(
            "name",
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret");
    private static final String ENFORCED = "pod-security.kubernetes.io/enforce";

    @Override
    public Stream<String> violations(Manifest manifest) {
        Stream<String> pods = manifest.workloads().flatMap(workload -> Stream.concat(
                        ofPod(workload.template().getSpec()),
                        workload.containers().stream().flatMap(ConfinementRule::ofContainer))
                .map(violation -> workload + ": " + violation));
        Stream<String> namespaces = manifest.all(Namespace.class)
                .filter(space ->
                        !"restricted".equals(space.getMetadata().getLabels().get(ENFORCED)))
                .map(space -> "Namespace " + space.getMetadata().getName() + " lets other pods in");
        return Stream.concat(pods, namespaces);
    }

    private static Stream<String> ofPod(PodSpec pod) {
        PodSecurityContext security = pod.getSecurityContext();
        return Stream.of(
                        Wrong.unless(
                                security != null && Boolean.TRUE.equals(security.getRunAsNonRoot()), "runs as root"),
                        Wrong.unless(
                                security != null && security.getRunAsUser() != null && security.getRunAsUser() > 0,
                                "names no user but root"),
                        Wrong.unless(
                                security != null
                                        && security.getSeccompProfile() != null
                                        && "RuntimeDefault"
                                                .equals(security.getSeccompProfile()
                                                        .getType()),
                                "has no seccomp profile"),
                        Wrong.unless(
                                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                                "carries a token of the API server"),
                        // A Service named kafka would set KAFKA_PORT, which Quarkus takes for a setting of Kafka.
                        Wrong.unless(
                                Boolean.FALSE.equals(pod.getEnableServiceLinks()),
                                "takes variables from the names of Services"),
                        Wrong.unless(
                                !Boolean.TRUE.equals(pod.getHostNetwork())
                                        && !Boolean.TRUE.equals(pod.getHostPID())
                                        && !Boolean.TRUE.equals(pod.getHostIPC()),
                                "shares the host's namespaces"),
                        Wrong.unless(
                                pod.getVolumes().stream().allMatch(ConfinementRule::harmless),
                                "mounts what the restricted standard does not know"))
                .flatMap(List::stream);
    }

    private static Stream<String> ofContainer(Container container) {
        SecurityContext security = container.getSecurityContext();
        if (security == null) {
            return Stream.of("container " + container.getName() + " has no security context");
        }
        return Stream.of(
                        // What a container says of itself goes before what its pod says.
                        Wrong.unless(
                                !Boolean.FALSE.equals(security.getRunAsNonRoot())
                                        && (security.getRunAsUser() == null || security.getRunAsUser() > 0),
                                "is root all the same"),
                        Wrong.unless(
                                security.getSeccompProfile() == null
                                        || "RuntimeDefault"
                                                .equals(security.getSeccompProfile()
                                                        .getType()),
                                "leaves the seccomp profile of its pod"),
                        Wrong.unless(
                                container.getPorts().stream().allMatch(port -> port.getHostPort() == null),
                                "takes a port of the host"),
                        Wrong.unless(
                                Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())
                                        && !Boolean.TRUE.equals(security.getPrivileged()),
                                "may gain privileges"),
                        Wrong.unless(
                                Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), "may write to its root"),
                        Wrong.unless(
                                security.getCapabilities() != null
                                        && security.getCapabilities().getDrop().equals(List.of("ALL"))
                                        && security.getCapabilities().getAdd().isEmpty(),
                                "keeps capabilities"))
                .flatMap(List::stream)
                .map(violation -> "container " + container.getName() + " " + violation);
    }

    private static boolean harmless(Volume volume) {
        return KINDS_OF_VOLUMES.containsAll(JSON.valueToTree(volume).propertyNames());
    }
}
