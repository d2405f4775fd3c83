package org.fusiform.k8s.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings of the extensions that the services are made of, as these describe themselves. */
final class QuarkusSettings {
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final QuarkusSettings ALL = read();

    /** @param fallback null where there is none */
    record Setting(String property, boolean atRunTime, String fallback) {}

    private final Map<String, Setting> byVariable = new HashMap<>();

    private QuarkusSettings() {}

    static Optional<Setting> ofVariable(String name) {
        return Optional.ofNullable(ALL.byVariable.get(name));
    }

    /** What a property is where nobody sets it. */
    static String fallback(String property) {
        return ALL.byVariable.values().stream()
                .filter(setting -> setting.property().equals(property))
                .map(Setting::fallback)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no extension has a setting " + property));
    }

    private static QuarkusSettings read() {
        QuarkusSettings settings = new QuarkusSettings();
        try {
            List<URL> models =
                    Collections.list(QuarkusSettings.class.getClassLoader().getResources(MODEL));
            for (URL model : models) {
                try (InputStream in = model.openStream()) {
                    settings.take(JsonMapper.shared().readTree(in).path("configRoots"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private void take(JsonNode items) {
        for (JsonNode item : items) {
            JsonNode path = item.path("path");
            if (path.has("environmentVariable")) {
                byVariable.put(
                        path.path("environmentVariable").asString(),
                        new Setting(
                                path.path("property").asString(),
                                item.path("phase").asString("").equals("RUN_TIME"),
                                item.path("defaultValue").asString(null)));
            }
            take(item.path("items"));
        }
    }
}
