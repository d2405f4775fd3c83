package org.fusiform.gateway.stimulus.label;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.contracts.stimulus.PublishedLayout;
import org.fusiform.gateway.problem.Problem;

/**
 * Which folder becomes which condition: {@code adult=face,child=face}, or the name of a {@link PublishedLayout}. Without one
 * every folder is a condition.
 */
public record ConditionMap(Map<String, String> conditions) {
    /** Every folder as it is named. */
    public static final ConditionMap IDENTITY = new ConditionMap(Map.of());

    public ConditionMap {
        conditions = Map.copyOf(conditions);
    }

    /** @param text null or empty for {@link #IDENTITY} */
    public static ConditionMap parse(String text) {
        if (text == null || text.isBlank()) {
            return IDENTITY;
        }
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String pair : PublishedLayout.expand(text).split(",")) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw Problem.invalid(
                        "map",
                        "'" + pair.strip()
                                + "' is not FOLDER=CONDITION; an example: adult=face,house=scene, or floc for fLoc's own folders");
            }
            if (conditions.put(sides[0].strip(), sides[1].strip()) != null) {
                throw Problem.invalid("map", "names the folder '" + sides[0].strip() + "' twice");
            }
        }
        return new ConditionMap(conditions);
    }

    /** The condition of a folder, or null where the folder is left out. */
    String conditionOf(String folder) {
        return conditions.isEmpty() ? folder : conditions.get(folder);
    }
}
