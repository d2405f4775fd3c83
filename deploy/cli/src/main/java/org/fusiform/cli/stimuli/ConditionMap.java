package org.fusiform.cli.stimuli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.stimulus.PublishedLayout;

/**
 * {@code --map sub=condition,…}: which folder becomes which condition. Several folders may become one condition. The name of
 * a {@link PublishedLayout} stands for its folders.
 */
public record ConditionMap(Map<String, String> conditions) {
    public ConditionMap {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    public static ConditionMap parse(String text) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String pair : PublishedLayout.expand(text).split(",")) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new CommandFailure(
                        "--map: '" + pair.strip()
                                + "' is not FOLDER=CONDITION; an example: adult=face,house=scene, or floc for fLoc's own folders");
            }
            if (conditions.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new CommandFailure("--map names the folder '" + sides[0].strip() + "' twice");
            }
        }
        return new ConditionMap(conditions);
    }

    public boolean names(String folder) {
        return conditions.containsKey(folder);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return conditions.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
