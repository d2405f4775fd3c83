package org.fusiform.e2e.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a document says no more, or otherwise, since it was written by a former version. It may say more. */
public final class Differences {
    private Differences() {}

    /** One line for each place. */
    public static List<String> between(JsonNode former, JsonNode now) {
        return of(former, now, "").toList();
    }

    private static Stream<String> of(JsonNode former, JsonNode now, String place) {
        if (former.isObject()) {
            return former.properties().stream()
                    .flatMap(field -> of(field.getValue(), now.path(field.getKey()), place + "/" + field.getKey()));
        }
        if (former.isArray() && former.size() == now.size()) {
            return IntStream.range(0, former.size())
                    .boxed()
                    .flatMap(index -> of(former.get(index), now.path(index), place + "/" + index));
        }
        return former.equals(now) ? Stream.empty() : Stream.of(place + ": " + former + " became " + now);
    }
}
