package org.fusiform.gateway.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.embedded.EmbeddedSystem;

/** Real Kafka, PostgreSQL and S3 for the tests of this service. */
public final class Parts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedSystem parts;
    private LocalIssuer issuer;
    private boolean accessRequired;

    /** Where the window is narrow, nobody gets in without a key, so that no profile is needed for that. */
    @Override
    public void setContext(Context context) {
        accessRequired = NarrowWindow.class.getName().equals(context.testProfile());
    }

    @Override
    public Map<String, String> start() {
        parts = EmbeddedSystem.startTemporary();
        issuer = LocalIssuer.start();
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 3);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        parts.createTopics(topics);
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", parts.kafka().bootstrapServers()),
                Map.entry("quarkus.datasource.reactive.url", parts.postgres().reactiveUrl()),
                Map.entry("quarkus.datasource.jdbc.url", parts.postgres().jdbcUrl()),
                Map.entry(
                        "quarkus.datasource.username",
                        parts.postgres().as("gateway").user()),
                Map.entry(
                        "quarkus.datasource.password",
                        parts.postgres().as("gateway").password()),
                // Tests leave shards unanswered, which are not to be in the way of the next.
                Map.entry("fusiform.window.total", "100000"),
                Map.entry("fusiform.store.endpoint", parts.s3().endpoint()),
                Map.entry("fusiform.store.bucket", parts.s3().bucket()),
                Map.entry("fusiform.store.access-key", parts.s3().accessKey()),
                Map.entry("fusiform.store.secret-key", parts.s3().secretKey()),
                Map.entry("fusiform.access.mode", accessRequired ? "required" : "off"),
                Map.entry("fusiform.access.first-key", AccessKey.generate().reveal()),
                // Where nobody needs a key, few requests come with one.
                Map.entry("fusiform.access.rate-per-second", accessRequired ? "1000" : "1"),
                Map.entry("fusiform.access.rate-burst", "200"),
                Map.entry("quarkus.oidc.tenant-enabled", "true"),
                Map.entry("quarkus.oidc.auth-server-url", issuer.url()),
                Map.entry("fusiform.retention.every", "PT0.2S"),
                Map.entry("fusiform.sweep.grace", "PT0S"));
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
