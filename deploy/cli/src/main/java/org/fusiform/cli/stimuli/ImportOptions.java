package org.fusiform.cli.stimuli;

import org.fusiform.cli.gateway.Query;

/**
 * What is asked of an import beside the images; each may be null.
 *
 * @param limit images of each condition
 * @param seed of the images drawn and of scrambles
 * @param match luminance or histogram
 * @param scramble phase or tile, and of which conditions
 */
public record ImportOptions(ConditionMap map, Integer limit, Long seed, String match, String scramble) {
    Query in(Query query) {
        return query.with("map", map)
                .with("limit", limit)
                .with("seed", seed)
                .with("match", match)
                .with("scramble", scramble);
    }
}
