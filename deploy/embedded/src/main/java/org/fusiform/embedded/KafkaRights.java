package org.fusiform.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What the users of a broker may do, as Strimzi's KafkaUser documents say it. */
final class KafkaRights {
    private static final int SECONDS = 30;

    private KafkaRights() {}

    /** Grants every user of {@code users}, a file of such documents, what it lists, and nothing else. */
    static void grant(KafkaAddress kafka, Path users) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createAcls(read(users)).all().get(SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new PartsFailure("Nobody gets the rights of " + users + ": " + PartsFailure.oneLine(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartsFailure("Interrupted while rights were granted", e);
        }
    }

    private static List<AclBinding> read(Path users) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        List<AclBinding> bindings = new ArrayList<>();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(users.toFile())) {
            while (documents.hasNext()) {
                JsonNode user = documents.next();
                String principal = "User:" + user.at("/metadata/name").asText();
                user.at("/spec/authorization/acls").forEach(acl -> bindings.addAll(bindings(principal, acl)));
            }
        }
        return bindings;
    }

    private static List<AclBinding> bindings(String principal, JsonNode acl) {
        JsonNode resource = acl.path("resource");
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(resource.path("type").asText()),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        List<AclBinding> bindings = new ArrayList<>();
        acl.path("operations")
                .forEach(operation -> bindings.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                principal,
                                "*",
                                AclOperation.fromString(operation.asText().toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW))));
        return bindings;
    }
}
