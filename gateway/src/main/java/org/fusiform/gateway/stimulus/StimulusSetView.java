package org.fusiform.gateway.stimulus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fusiform.gateway.stimulus.prepare.Preparation;

/**
 * A set as people see it.
 *
 * @param names by which campaigns may ask for it, besides the id
 * @param conditions stimuli per condition
 * @param preparation null where the images are those that were imported
 */
public record StimulusSetView(
        String id,
        List<String> names,
        int stimuli,
        Map<String, Integer> conditions,
        List<String> warnings,
        Preparation preparation,
        Instant createdAt) {}
