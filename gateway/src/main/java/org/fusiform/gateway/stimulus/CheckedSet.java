package org.fusiform.gateway.stimulus;

import java.util.List;
import org.fusiform.contracts.stimulus.StimulusManifest;

/**
 * A set whose every image decodes; nothing of it is stored yet.
 *
 * @param skipped folders that the map left out
 * @param warnings what a person should know of it
 */
public record CheckedSet(StimulusManifest manifest, List<String> skipped, List<String> warnings) {
    public CheckedSet {
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }
}
