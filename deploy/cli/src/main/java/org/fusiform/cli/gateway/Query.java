package org.fusiform.cli.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A path with its query, percent-encoded. */
public final class Query {
    private final String path;
    private final List<String> parameters = new ArrayList<>();

    public Query(String path) {
        this.path = path;
    }

    /** Adds a parameter; null is left out. */
    public Query with(String name, Object value) {
        if (value != null) {
            parameters.add(name + "=" + encode(value.toString()));
        }
        return this;
    }

    /** One segment of a path, such as an id that may hold a colon or a slash. */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
