package org.fusiform.gateway.stimulus;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A set as people see it.
 *
 * @param names by which campaigns may ask for it, besides the id
 * @param conditions stimuli per condition
 */
public record StimulusSetView(
        String id,
        List<String> names,
        int stimuli,
        Map<String, Integer> conditions,
        List<String> warnings,
        Instant createdAt) {}
