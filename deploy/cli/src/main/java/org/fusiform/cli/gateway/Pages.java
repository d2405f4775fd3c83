package org.fusiform.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Lists that the gateway hands out in pages. */
public final class Pages {
    private static final int LARGEST = 1000;

    private Pages() {}

    /** Every item. */
    public static List<JsonNode> all(Gateway gateway, Query query) {
        return some(gateway, query, Integer.MAX_VALUE);
    }

    /** The first items, {@code most} of them at most. */
    public static List<JsonNode> some(Gateway gateway, Query query, int most) {
        List<JsonNode> items = new ArrayList<>();
        query.with("pageSize", Math.clamp(most, 1, LARGEST));
        String path = query.toString();
        String next = path;
        while (next != null && items.size() < most) {
            JsonNode page = gateway.get(next);
            page.path("items").forEach(items::add);
            next = page.hasNonNull("nextPageToken")
                    ? path + "&pageToken="
                            + Query.encode(page.path("nextPageToken").asText())
                    : null;
        }
        return items.subList(0, Math.min(items.size(), most));
    }
}
