package org.fusiform.gateway.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.embedded.S3Address;

/** Real Kafka, PostgreSQL and S3 for the tests of this service. */
public final class Parts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedSystem parts;
    private LocalIssuer issuer;
    private boolean guarded;

    /**
     * Where the window is narrow, nobody gets in without a key, and the gateway speaks TLS to parts that hold it to its
     * rights, so that no profile is needed for that.
     */
    @Override
    public void setContext(Context context) {
        guarded = NarrowWindow.class.getName().equals(context.testProfile());
    }

    @Override
    public Map<String, String> start() {
        parts = guarded ? EmbeddedSystem.startSecured(Path.of("../k8s")) : EmbeddedSystem.startTemporary();
        issuer = LocalIssuer.start();
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 3);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        parts.createTopics(topics);
        PostgresAddress database = parts.postgres().as("gateway");
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                // As the other services reach it.
                Map.entry("fusiform.test.servers", parts.kafka().bootstrapServers()),
                Map.entry("quarkus.datasource.username", database.user()),
                Map.entry("quarkus.datasource.password", database.password()),
                // Tests leave shards unanswered, which are not to be in the way of the next.
                Map.entry("fusiform.window.total", "100000"),
                Map.entry("fusiform.store.endpoint", parts.s3().endpoint()),
                Map.entry("fusiform.store.bucket", parts.s3().bucket()),
                Map.entry("fusiform.access.first-key", AccessKey.generate().reveal()),
                Map.entry("fusiform.access.rate-burst", "200"),
                Map.entry("quarkus.oidc.tenant-enabled", "true"),
                Map.entry("quarkus.oidc.auth-server-url", issuer.url()),
                Map.entry("fusiform.retention.every", "PT0.2S"),
                Map.entry("fusiform.sweep.grace", "PT0S")));
        settings.putAll(guarded ? guarded(database) : open(database));
        return settings;
    }

    private Map<String, String> open(PostgresAddress database) {
        return Map.of(
                "kafka.bootstrap.servers", parts.kafka().bootstrapServers(),
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "fusiform.store.access-key", parts.s3().accessKey(),
                "fusiform.store.secret-key", parts.s3().secretKey(),
                "fusiform.access.mode", "off",
                // Few requests come with a key.
                "fusiform.access.rate-per-second", "1");
    }

    private Map<String, String> guarded(PostgresAddress database) {
        String authority = parts.authority().toString();
        S3Address store = parts.s3().as("gateway");
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.reactive.url",
                database.reactiveUrl() + "?sslmode=verify-full",
                "quarkus.datasource.reactive.trust-certificate-pem",
                "true",
                "quarkus.datasource.reactive.trust-certificate-pem.certs",
                authority,
                "quarkus.datasource.reactive.hostname-verification-algorithm",
                "HTTPS",
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + authority,
                "fusiform.store.access-key",
                store.accessKey(),
                "fusiform.store.secret-key",
                store.secretKey(),
                "fusiform.store.authorities",
                authority,
                "fusiform.access.mode",
                "required",
                "fusiform.access.rate-per-second",
                "1000"));
        parts.kafka().clientOf("gateway", authority).forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (parts != null) {
            parts.close();
        }
    }
}
