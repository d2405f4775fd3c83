package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.ScaledObject;
import org.fusiform.k8s.model.ScaledObject.KafkaLag;
import org.fusiform.k8s.model.ScaledObject.Trigger;
import org.fusiform.k8s.model.TriggerAuthentication;
import org.fusiform.k8s.model.Workload;

/** Workers come with the lag of their own consumer groups, from none to the partitions of their work, and go slowly. */
public final class ScalingRule implements Rule {
    private static final int SLOW_SECONDS = 300;

    /** One replica for each message in these, as each is minutes of work. */
    private static final List<String> WORK =
            List.of(Topics.EXTRACTION_REQUESTS, Topics.MODEL_INSPECTIONS, Topics.ANALYSIS_REQUESTS);

    @Override
    public Stream<String> violations(Manifest manifest) {
        return Stream.of(
                        of(FusiformService.EXTRACTOR, Topics.EXTRACTION_REQUESTS, manifest),
                        of(FusiformService.STATS, Topics.ANALYSIS_REQUESTS, manifest))
                .flatMap(violations -> violations);
    }

    private static Stream<String> of(FusiformService service, String shared, Manifest manifest) {
        Optional<ScaledObject> scaled = manifest.all(ScaledObject.class)
                .filter(object -> object.spec().scaleTargetRef().name().equals(service.deployment()))
                .findFirst();
        Optional<Workload> target = manifest.deployment(service.deployment());
        if (scaled.isEmpty() || target.isEmpty()) {
            return Stream.of("ScaledObject " + service.deployment() + " is missing, or its Deployment");
        }
        ScaledObject.Spec spec = scaled.get().spec();
        Stream<List<String>> own = Stream.of(
                Wrong.unless(Integer.valueOf(0).equals(spec.minReplicaCount()), "does not go down to zero"),
                Wrong.unless(
                        spec.maxReplicaCount() != null
                                && spec.maxReplicaCount()
                                        .equals(TopicsRule.partitions(manifest).get(shared)),
                        "has another ceiling than the partitions of " + shared),
                Wrong.unless(target.get().replicas() == null, "is at odds with the replicas of its Deployment"),
                Wrong.unless(
                        spec.fallback() != null && spec.fallback().replicas() >= 1,
                        "does not say what is when the lag cannot be read"),
                Wrong.unless(slow(spec), "scales down at once"));
        return Stream.concat(
                        Stream.concat(own.flatMap(List::stream), missing(service, spec)),
                        spec.triggers().stream().flatMap(trigger -> of(service, trigger, target.get(), manifest)))
                .map(violation -> "ScaledObject " + service.deployment() + " " + violation);
    }

    private static boolean slow(ScaledObject.Spec spec) {
        return Optional.ofNullable(spec.advanced())
                .map(ScaledObject.Advanced::horizontalPodAutoscalerConfig)
                .map(ScaledObject.Autoscaler::behavior)
                .map(HorizontalPodAutoscalerBehavior::getScaleDown)
                .map(HPAScalingRules::getStabilizationWindowSeconds)
                .filter(seconds -> seconds >= SLOW_SECONDS)
                .isPresent();
    }

    /** A topic that all replicas of a service share must be able to wake it; what each replica reads alone need not. */
    private static Stream<String> missing(FusiformService service, ScaledObject.Spec spec) {
        Channels channels = Channels.of(service);
        return channels.read()
                .filter(topic -> !channels.group(topic).contains("${"))
                .filter(topic -> spec.triggers().stream()
                        .noneMatch(trigger -> topic.equals(trigger.metadata().topic())))
                .map(topic -> "is not woken by " + topic);
    }

    private static Stream<String> of(FusiformService service, Trigger trigger, Workload target, Manifest manifest) {
        KafkaLag lag = trigger.metadata();
        Map<String, String> environment = Environment.of(target.containers().getFirst(), manifest, name -> "secret");
        return Stream.of(
                        Wrong.unless("kafka".equals(trigger.type()), "is no trigger of Kafka"),
                        Wrong.unless(
                                TopicsRule.partitions(manifest).containsKey(lag.topic()),
                                "looks at a topic that is not"),
                        Wrong.unless(
                                Objects.equals(Channels.of(service).group(lag.topic()), lag.consumerGroup()),
                                "looks at another group than the service is"),
                        Wrong.unless(
                                environment.containsKey(lag.bootstrapServersFromEnv()), "does not know the brokers"),
                        Wrong.unless("earliest".equals(lag.offsetResetPolicy()), "does not begin at the earliest"),
                        Wrong.unless(
                                lag.lagThreshold() != null
                                        && (!WORK.contains(lag.topic())
                                                || lag.lagThreshold().equals("1")),
                                "does not bring one replica for each message"),
                        Wrong.unless(!"true".equals(lag.excludePersistentLag()), "would end what works on a long item"),
                        Wrong.unless(authenticated(trigger, manifest), "has no credentials"))
                .flatMap(List::stream)
                .map(violation -> "by " + lag.topic() + " " + violation);
    }

    private static boolean authenticated(Trigger trigger, Manifest manifest) {
        return trigger.authenticationRef() != null
                && manifest.all(TriggerAuthentication.class)
                        .filter(it -> it.metadata()
                                .getName()
                                .equals(trigger.authenticationRef().name()))
                        .anyMatch(it -> it.spec().configMapTargetRef().stream()
                                .allMatch(source -> manifest.configMap(source.name())
                                        .map(data -> data.containsKey(source.key()))
                                        .orElse(false)));
    }
}
