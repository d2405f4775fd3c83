package org.fusiform.k8s;

import static org.fusiform.k8s.Damage.remove;
import static org.fusiform.k8s.Damage.set;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pods may do, what they are given, and where they go. */
class BrokenPodTest extends BrokenManifest {
    static Stream<Arguments> confinement() {
        return Stream.of(
                arguments(
                        remove("Namespace fusiform", "/metadata/labels/pod-security.kubernetes.io~1enforce"),
                        "lets other pods in"),
                arguments(remove("Deployment gateway", POD + "/securityContext"), "runs as root"),
                arguments(set("Deployment gateway", POD + "/securityContext/runAsUser", "0"), "names no user but root"),
                arguments(remove("Deployment stats", POD + "/securityContext/seccompProfile"), "no seccomp profile"),
                arguments(remove("Deployment stats", POD + "/automountServiceAccountToken"), "carries a token"),
                arguments(
                        remove("Deployment stats", POD + "/enableServiceLinks"),
                        "variables from the names of Services"),
                arguments(set("Deployment stats", POD + "/hostNetwork", "true"), "shares the host's namespaces"),
                arguments(
                        set(
                                "Deployment stats",
                                POD + "/volumes/-",
                                "{\"name\": \"x\", \"hostPath\": {\"path\": \"/\"}}"),
                        "mounts what the restricted standard does not know"),
                arguments(
                        set(
                                "Deployment stats",
                                POD + "/volumes/-",
                                "{\"name\": \"x\", \"nfs\": {\"server\": \"files\", \"path\": \"/\"}}"),
                        "mounts what the restricted standard does not know"),
                arguments(remove("Deployment extractor", CONTAINER + "/securityContext"), "has no security context"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/securityContext/allowPrivilegeEscalation", "true"),
                        "may gain privileges"),
                arguments(
                        remove("Deployment extractor", CONTAINER + "/securityContext/readOnlyRootFilesystem"),
                        "may write to its root"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/securityContext/capabilities/add", "[\"SYS_ADMIN\"]"),
                        "keeps capabilities"),
                arguments(
                        set("Deployment stats", CONTAINER + "/securityContext/runAsNonRoot", "false"),
                        "is root all the same"),
                arguments(
                        set("Deployment stats", CONTAINER + "/securityContext/runAsUser", "0"), "is root all the same"),
                arguments(
                        set(
                                "Deployment stats",
                                CONTAINER + "/securityContext/seccompProfile",
                                "{\"type\": \"Unconfined\"}"),
                        "leaves the seccomp profile"),
                arguments(set("Deployment stats", CONTAINER + "/ports/0/hostPort", "8080"), "takes a port of the host"),
                arguments(
                        set("Deployment stats", CONTAINER + "/securityContext/privileged", "true"),
                        "may gain privileges"));
    }

    static Stream<Arguments> resources() {
        return Stream.of(
                arguments(remove("Deployment extractor", CONTAINER + "/resources"), "requests no cpu"),
                arguments(
                        remove("Deployment extractor", CONTAINER + "/resources/limits/memory"),
                        "has no limit of memory"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/resources/requests/memory", "\"1Ti\""),
                        "requests more memory than its limit"),
                arguments(
                        remove("Deployment stats", POD + "/volumes/0/emptyDir/sizeLimit"),
                        "volume scratch has no bound"),
                arguments(
                        remove("KafkaNodePool brokers", "/spec/resources/limits/memory"),
                        "KafkaNodePool brokers has no limit of memory"));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments(
                        remove("Deployment extractor", POD + "/topologySpreadConstraints/0"),
                        "is not spread over kubernetes.io/hostname"),
                arguments(
                        set(
                                "Deployment stats",
                                POD + "/topologySpreadConstraints/1/whenUnsatisfiable",
                                "\"DoNotSchedule\""),
                        "is not spread over topology.kubernetes.io/zone"),
                arguments(
                        set(
                                "Deployment stats",
                                POD + "/topologySpreadConstraints/1/labelSelector/matchLabels",
                                "{\"app\": \"stats\"}"),
                        "is not spread over topology.kubernetes.io/zone"),
                arguments(remove("Deployment extractor", CONTAINER + "/volumeMounts/0"), "no volume is at /models"),
                arguments(
                        set("Deployment stats", CONTAINER + "/volumeMounts/0/readOnly", "true"),
                        "no volume is at /scratch"),
                arguments(remove("Deployment gateway", CONTAINER + "/volumeMounts/1"), "no volume is at /tmp"),
                arguments(remove("Deployment stats", CONTAINER + "/env/0"), "FUSIFORM_STATS_SCRATCH_DIR is not set"));
    }

    static Stream<Arguments> devices() {
        return Stream.of(
                arguments(
                        remove("Deployment extractor", CONTAINER + "/resources/limits/nvidia.com~1gpu"),
                        "is not given one GPU"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/resources/limits/nvidia.com~1gpu", "\"2\""),
                        "is not given one GPU"),
                arguments(remove("Deployment extractor", POD + "/tolerations"), "does not tolerate the taint"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/image", "\"fusiform/extractor:0.1.0\""),
                        "is of an image without CUDA"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", value("NVIDIA_TF32_OVERRIDE", "1")),
                        "may round float32 to TF32"),
                arguments(
                        set("Deployment gateway", CONTAINER + "/env/-", value("FUSIFORM_COMPUTE_DEVICE", "cpu")),
                        "computes on cuda, and the gateway says cpu"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", value("FUSIFORM_EXTRACTOR_DEVICE", "cpu")),
                        "takes a GPU that it does not use"),
                arguments(
                        set("Deployment extractor", CONTAINER + "/env/-", value("FUSIFORM_EXTRACTOR_THREADS", "5")),
                        "does not have as many threads as it has CPUs at most"));
    }

    @ParameterizedTest
    @MethodSource({"confinement", "resources", "places", "devices"})
    void a_rule_sees_what_is_wrong(Damage damage, String expected) {
        assertSeen(damage, expected);
    }
}
