package org.fusiform.telemetry;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Traces nothing, and connects to nothing, unless an OTLP endpoint is configured. */
public class TracingSwitch implements ConfigSourceInterceptor {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    /** Without it messages would be given spans that nobody ever sees. */
    private static final String MESSAGES = "mp.messaging.connector.smallrye-kafka.tracing-enabled";

    private static final int DEFAULTS = 0;
    private static final List<String> ENDPOINTS = List.of(
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.endpoint",
            "otel.exporter.otlp.traces.endpoint");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (chosen(value)) {
            return value;
        }
        return switch (name) {
            case DISABLED -> of(name, !traced(context));
            case MESSAGES -> of(name, traced(context));
            default -> value;
        };
    }

    private static boolean traced(ConfigSourceInterceptorContext context) {
        ConfigValue disabled = context.proceed(DISABLED);
        return chosen(disabled)
                ? !Boolean.parseBoolean(disabled.getValue())
                : ENDPOINTS.stream().anyMatch(key -> chosen(context.proceed(key)));
    }

    private static ConfigValue of(String name, boolean value) {
        return ConfigValue.builder()
                .withName(name)
                .withValue(Boolean.toString(value))
                .withRawValue(Boolean.toString(value))
                .withConfigSourceName(TracingSwitch.class.getSimpleName())
                .build();
    }

    /** What is passed on to OpenTelemetry's own configuration, and to channels, is what is listed. */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Set<String> names = new HashSet<>();
        context.iterateNames().forEachRemaining(names::add);
        names.add(DISABLED);
        names.add(MESSAGES);
        return names.iterator();
    }

    /** By somebody, and not by a default: those of Quarkus and of the build come below all other sources. */
    private static boolean chosen(ConfigValue value) {
        return value != null
                && value.getValue() != null
                && !value.getValue().isBlank()
                && value.getConfigSourceOrdinal() > DEFAULTS;
    }
}
