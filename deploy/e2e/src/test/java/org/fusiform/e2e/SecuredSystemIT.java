package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.embedded.S3Address;
import org.fusiform.embedded.ServiceSecret;
import org.fusiform.embedded.leash.FreePorts;
import org.fusiform.embedded.leash.LeashedProcess;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three services over Kafka, PostgreSQL and S3 by TLS, set up as {@code docs/access.md} says, each with its own
 * credentials and with no rights but those that the manifests give it.
 */
class SecuredSystemIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PROJECT = "default";
    private static final AccessKey KEY = AccessKey.generate();

    @TempDir
    private static Path folder;

    private static EmbeddedSystem parts;
    private static final Map<String, LeashedProcess> SERVICES = new HashMap<>();
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        parts = EmbeddedSystem.startSecured(Fusiform.ROOT.resolve("k8s"));
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 2);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        parts.createTopics(topics);
        List<String> urls = new ArrayList<>();
        for (String service : List.of("gateway", "extractor", "stats")) {
            int port = FreePorts.next();
            Files.deleteIfExists(log(service));
            String module = service.equals("gateway") ? service : service + "-service";
            SERVICES.put(
                    service,
                    PackagedService.at(port, module, log(service), environment(service), List.of())
                            .start());
            urls.add("http://127.0.0.1:" + port);
        }
        url = urls.getFirst();
        for (String service : urls) {
            await(service).atMost(PATIENCE).until(() -> PackagedService.ready(service));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (LeashedProcess service : SERVICES.values()) {
            service.close();
        }
        if (parts != null) {
            parts.close();
        }
    }

    /** Of the last run alone; beside the reports, so that it outlives a failure. */
    private static Path log(String service) {
        return Fusiform.ROOT.resolve("deploy/e2e/target/secured-logs").resolve(service + ".log");
    }

    private static Map<String, String> environment(String service) {
        String authority = parts.authority().toString();
        S3Address store = parts.s3().as(service);
        Map<String, String> environment = new HashMap<>(Map.of(
                "FUSIFORM_STORE_ENDPOINT", store.endpoint(),
                "FUSIFORM_STORE_BUCKET", store.bucket(),
                "FUSIFORM_STORE_ACCESS_KEY", store.accessKey(),
                "FUSIFORM_STORE_SECRET_KEY", store.secretKey(),
                "FUSIFORM_STORE_AUTHORITIES", authority));
        parts.kafka()
                .clientOf(service, authority)
                .forEach((name, value) ->
                        environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        if (!service.equals("extractor")) {
            environment.putAll(database(parts.postgres().as(service), authority));
        }
        if (service.equals("gateway")) {
            environment.put("FUSIFORM_ACCESS_FIRST_KEY", KEY.reveal());
            environment.put("FUSIFORM_UPLOAD_DIR", folder.resolve("uploads").toString());
        }
        return environment;
    }

    private static Map<String, String> database(PostgresAddress role, String authority) {
        return Map.of(
                "QUARKUS_DATASOURCE_USERNAME",
                role.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                role.password(),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                role.reactiveUrl() + "?sslmode=verify-full",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
                "true",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                authority,
                "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                "HTTPS",
                "QUARKUS_DATASOURCE_JDBC_URL",
                role.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + authority);
    }

    @Test
    void a_campaign_needs_no_other_rights_than_each_service_has() throws Exception {
        // Given
        ask("stimuli", "import", Images.folder(folder, 3).toString(), "--name", "tiny");
        ask(
                "model",
                "import",
                TinyScript.write(folder, TinyScript.means(1)).toString(),
                "--id",
                "means",
                "--family",
                "torchscript",
                "--pipeline",
                "imagenet-256-bilinear");

        // When
        Path document = Files.writeString(folder.resolve("campaign.json"), """
                {"models": ["means"], "stimulusSet": "tiny", "analysis": {"folds": 0}, "retention": "discard"}""");
        String campaign = ask("campaign", "submit", document.toString(), "--wait");

        // Then
        JsonNode results = new ObjectMapper().readTree(ask("campaign", "results", campaign, "--format", "json"));
        assertThat(results.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(results.at("/runs/0/layers")).hasSize(2);

        // And: what is no longer needed goes, and nothing was given up on the way
        try (S3ObjectStore store = store()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(store.list(ObjectKeys.prefix(PROJECT, ObjectKind.ACTIVATIONS)))
                            .isEmpty());
        }
        assertThat(ask("dead-letter", "list")).as("nothing but a heading").hasLineCount(1);
        for (String service : SERVICES.keySet()) {
            assertThat(Files.readString(log(service)))
                    .as("the log of " + service)
                    .doesNotContain("AuthorizationException", "AccessDenied", "permission denied")
                    .doesNotContain(secrets(service));
        }
    }

    private static S3ObjectStore store() {
        S3Address s3 = parts.s3().as("gateway");
        return new S3ObjectStore(new S3Settings(
                s3.endpoint(),
                s3.bucket(),
                s3.accessKey(),
                s3.secretKey(),
                "us-east-1",
                Optional.of(parts.authority())));
    }

    private static List<String> secrets(String service) {
        return List.of(
                KEY.reveal(),
                parts.s3().as(service).secretKey(),
                parts.postgres().as(service).password(),
                ServiceSecret.of(parts.kafka().secret(), service));
    }

    /** The stdout of a command that must succeed. */
    private static String ask(String... arguments) {
        ProcessBuilder command = Fusiform.process(arguments);
        command.environment().putAll(Map.of("FUSIFORM_URL", url, "FUSIFORM_TOKEN", KEY.reveal()));
        Fusiform.Result result = Fusiform.run(command);
        assertThat(result.code()).as(result.err()).isZero();
        return result.line();
    }
}
