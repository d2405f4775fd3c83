package org.fusiform.embedded;

import java.util.Map;

/**
 * Where the broker listens.
 *
 * @param bootstrapServers {@code 127.0.0.1:port}, plain text
 * @param secured {@code 127.0.0.1:port}, by TLS and for the users of services; null where parts are not secured
 * @param secret from which their passwords follow, or null
 */
public record KafkaAddress(String bootstrapServers, String secured, String secret) {
    /** Settings of a client that is {@code service} ({@code gateway}, {@code stats}, {@code extractor}). */
    public Map<String, String> clientOf(String service, String authority) {
        return Map.of(
                "bootstrap.servers",
                secured,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"fusiform-" + service
                        + "\" password=\"" + ServiceSecret.of(secret, service) + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority);
    }

    /** Without the secret, because addresses end up in logs. */
    @Override
    public String toString() {
        return bootstrapServers;
    }
}
