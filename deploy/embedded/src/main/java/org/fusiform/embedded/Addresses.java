package org.fusiform.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The one line that the parts JVM prints: addresses of what was asked for, or the reason why it did not start. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Addresses(KafkaAddress kafka, PostgresAddress postgres, S3Address s3, String error) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Addresses failed(String error) {
        return new Addresses(null, null, null, error);
    }

    static Addresses parse(String line) throws JsonProcessingException {
        return JSON.readValue(line, Addresses.class);
    }

    String toLine() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Addresses without a JSON form", e);
        }
    }
}
