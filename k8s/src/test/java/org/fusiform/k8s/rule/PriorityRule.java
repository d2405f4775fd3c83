package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.strimzi.api.kafka.model.common.template.PodTemplate;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/**
 * Extractors, which fill a cluster by themselves, make room for everything else; stats for the gateway; and both of them never
 * take the place of what they stand on, which is what the scheduler would end for them if it were less than extractors are.
 */
public final class PriorityRule implements Rule {
    /** Of pods without a class, such as operators and ingress controllers. */
    private static final int OF_A_CLUSTER = 0;

    /** A pod of less is none that a cluster autoscaler brings a node for. */
    private static final int EXPENDABLE = -10;

    /** Pods that something of the manifests makes. */
    private record Pods(String owner, String priorityClass) {}

    @Override
    public Stream<String> violations(Manifest manifest) {
        Map<String, Integer> values = manifest.all(PriorityClass.class)
                .collect(Collectors.toMap(it -> it.getMetadata().getName(), PriorityClass::getValue));
        int gateway = value(FusiformService.GATEWAY, values, manifest);
        int stats = value(FusiformService.STATS, values, manifest);
        int extractor = value(FusiformService.EXTRACTOR, values, manifest);
        Stream<String> services = Stream.of(
                        Wrong.unless(gateway > stats, "Deployment gateway: does not go before stats"),
                        Wrong.unless(stats > extractor, "Deployment stats: does not go before extractor"),
                        Wrong.unless(
                                extractor < OF_A_CLUSTER && extractor >= EXPENDABLE,
                                "Deployment extractor: is not the first to make room, or no node is brought for it"))
                .flatMap(violations -> violations.stream());
        Stream<String> parts = Stream.concat(
                        manifest.workloads()
                                .filter(workload -> workload.kind().equals("StatefulSet"))
                                .map(workload -> new Pods(
                                        workload.toString(),
                                        workload.template().getSpec().getPriorityClassName())),
                        ofStrimzi(manifest))
                .filter(pods -> value(pods.priorityClass(), values) <= gateway)
                .map(pods -> pods.owner() + ": makes room for the services that stand on it");
        return Stream.concat(services, parts);
    }

    private static Stream<Pods> ofStrimzi(Manifest manifest) {
        Stream<Pods> brokers = manifest.all(KafkaNodePool.class)
                .map(pool -> new Pods(
                        "KafkaNodePool " + pool.getMetadata().getName(),
                        Optional.ofNullable(pool.getSpec().getTemplate())
                                .map(template -> template.getPod())
                                .map(PodTemplate::getPriorityClassName)
                                .orElse(null)));
        Stream<Pods> operators = manifest.all(Kafka.class)
                .map(kafka -> new Pods(
                        "the entity operator of Kafka " + kafka.getMetadata().getName(),
                        Optional.ofNullable(kafka.getSpec().getEntityOperator().getTemplate())
                                .map(template -> template.getPod())
                                .map(PodTemplate::getPriorityClassName)
                                .orElse(null)));
        return Stream.concat(brokers, operators);
    }

    private static int value(FusiformService service, Map<String, Integer> values, Manifest manifest) {
        return manifest.deployment(service.deployment())
                .map(workload -> value(workload.template().getSpec().getPriorityClassName(), values))
                .orElse(OF_A_CLUSTER);
    }

    private static int value(String priorityClass, Map<String, Integer> values) {
        return priorityClass == null ? OF_A_CLUSTER : values.getOrDefault(priorityClass, OF_A_CLUSTER);
    }
}
