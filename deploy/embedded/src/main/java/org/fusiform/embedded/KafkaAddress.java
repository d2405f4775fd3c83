package org.fusiform.embedded;

/** Where the broker listens: {@code 127.0.0.1:port}, plain text. */
public record KafkaAddress(String bootstrapServers) {}
