package org.fusiform.k8s.rule;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.ScaledObject;

/** Each service may read and write what its channels do, and KEDA may look at every lag that it scales by. */
public final class AccessRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        return Stream.concat(
                Arrays.stream(FusiformService.values()).flatMap(service -> ofService(service, manifest)),
                ofKeda(manifest));
    }

    private static Stream<String> ofService(FusiformService service, Manifest manifest) {
        List<AclRule> acls = acls("fusiform-" + service.deployment(), manifest);
        Channels channels = Channels.of(service);
        Stream<String> groups = channels.read()
                .map(channels::group)
                .distinct()
                .filter(group -> !mayJoin(acls, group.replaceFirst("\\$\\{.*", "")))
                .map(group -> "may not join the group " + group);
        Stream<String> read = Stream.concat(channels.read(), shown(service))
                .filter(topic -> !may(acls, topic, AclOperation.READ))
                .map(topic -> "may not read " + topic);
        Stream<String> written = Stream.concat(channels.written(), sentAgain(service))
                .filter(topic -> !may(acls, topic, AclOperation.WRITE))
                .map(topic -> "may not write to " + topic);
        return Stream.of(groups, read, written)
                .flatMap(violations -> violations)
                .map(violation -> "KafkaUser fusiform-" + service.deployment() + " " + violation);
    }

    private static Stream<String> ofKeda(Manifest manifest) {
        List<AclRule> acls = acls("fusiform-keda", manifest);
        return manifest.all(ScaledObject.class)
                .flatMap(object -> object.spec().triggers().stream())
                .map(ScaledObject.Trigger::metadata)
                .filter(lag -> !may(acls, lag.topic(), AclOperation.DESCRIBE)
                        || group(acls, lag.consumerGroup(), AclOperation.DESCRIBE)
                                .isEmpty())
                .map(lag -> "KafkaUser fusiform-keda may not see the lag of " + lag.topic());
    }

    /** The gateway shows dead letters of all topics … */
    private static Stream<String> shown(FusiformService service) {
        return service == FusiformService.GATEWAY ? Topics.ALL.stream().map(Topics::deadLetterOf) : Stream.empty();
    }

    /** … and sends them again; what its outbox sends is among these. */
    private static Stream<String> sentAgain(FusiformService service) {
        return service == FusiformService.GATEWAY ? Topics.ALL.stream() : Stream.empty();
    }

    private static List<AclRule> acls(String user, Manifest manifest) {
        return manifest.all(KafkaUser.class)
                .filter(it -> it.getMetadata().getName().equals(user))
                .map(it -> it.getSpec().getAuthorization())
                .filter(KafkaUserAuthorizationSimple.class::isInstance)
                .flatMap(it -> ((KafkaUserAuthorizationSimple) it).getAcls().stream())
                .toList();
    }

    private static boolean may(List<AclRule> acls, String topic, AclOperation operation) {
        return acls.stream()
                .filter(acl -> acl.getOperations().contains(operation))
                .anyMatch(acl -> acl.getResource() instanceof AclRuleTopicResource resource
                        && resource.getName().equals(topic));
    }

    private static boolean mayJoin(List<AclRule> acls, String group) {
        return group(acls, group, AclOperation.READ).isPresent();
    }

    private static Optional<AclRule> group(List<AclRule> acls, String group, AclOperation operation) {
        return acls.stream()
                .filter(acl -> acl.getOperations().contains(operation))
                .filter(acl -> acl.getResource() instanceof AclRuleGroupResource resource && covers(resource, group))
                .findFirst();
    }

    private static boolean covers(AclRuleGroupResource resource, String group) {
        return resource.getPatternType() == AclResourcePatternType.PREFIX
                ? group.startsWith(resource.getName())
                : group.equals(resource.getName());
    }
}
