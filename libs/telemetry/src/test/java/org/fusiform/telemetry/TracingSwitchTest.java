package org.fusiform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String MESSAGES = "mp.messaging.connector.smallrye-kafka.tracing-enabled";

    @Test
    void nothing_is_traced_by_default() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getValue(DISABLED, boolean.class)).isTrue();
        assertThat(config.getValue(MESSAGES, boolean.class)).isFalse();
        // OpenTelemetry's own configuration is made of the names that are listed.
        assertThat(config.getPropertyNames()).contains(DISABLED);
    }

    @Test
    void an_endpoint_switches_it_on() {
        for (String name : new String[] {
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.endpoint"
        }) {
            SmallRyeConfig config = config(Map.of(name, "http://collector:4318"));
            assertThat(config.getValue(DISABLED, boolean.class)).as(name).isFalse();
            assertThat(config.getValue(MESSAGES, boolean.class)).as(name).isTrue();
        }
    }

    @Test
    void who_says_so_is_obeyed() {
        SmallRyeConfig config =
                config(Map.of("quarkus.otel.exporter.otlp.endpoint", "http://collector:4318", DISABLED, "true"));

        assertThat(config.getValue(DISABLED, boolean.class)).isTrue();
        assertThat(config.getValue(MESSAGES, boolean.class)).isFalse();
    }

    /** As Quarkus has it: both have a default. */
    private static SmallRyeConfig config(Map<String, String> chosen) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(Map.of(DISABLED, "true"), "recorded by the build", 0))
                .withDefaultValue(DISABLED, "false")
                .withDefaultValue("quarkus.otel.exporter.otlp.endpoint", "http://localhost:4317/")
                .withSources(new PropertiesConfigSource(chosen, "chosen", 300))
                .build();
    }
}
