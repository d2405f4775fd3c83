package org.fusiform.k8s.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Settings that a service has by its {@code @ConfigMapping} interfaces. */
final class OwnSettings {
    private OwnSettings() {}

    /** Name in the environment → default, which is empty where there is none. */
    static Map<String, String> of(FusiformService service) {
        Map<String, String> settings = new HashMap<>();
        for (Class<?> mapping : service.mappings()) {
            String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
            for (Method method : mapping.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                    WithDefault fallback = method.getAnnotation(WithDefault.class);
                    settings.put(
                            variable(prefix + "." + dashed(method.getName())),
                            fallback == null ? "" : fallback.value());
                }
            }
        }
        return settings;
    }

    /** The name in the environment of a property. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String dashed(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
