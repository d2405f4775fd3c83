package org.fusiform.gateway.stimulus;

import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.stimulus.prepare.Preparation;

/**
 * A set whose every image decodes; nothing of it is stored yet.
 *
 * @param bytes of its stimuli, each counted once
 * @param skipped folders that the map left out
 * @param warnings what a person should know of it
 * @param preparation what was done to the images, if anything
 */
public record CheckedSet(
        StimulusManifest manifest,
        long bytes,
        List<String> skipped,
        List<String> warnings,
        Optional<Preparation> preparation) {
    public CheckedSet {
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }
}
