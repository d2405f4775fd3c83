package org.fusiform.contracts.result;

import java.util.List;

/**
 * How alike the layers of a model represent the stimuli (the analysis says how RDMs are compared), for one population.
 *
 * @param matrix null where undefined
 * @param adjacentMean over neighbouring layers, nulls left out
 * @param pairMean over all pairs of different layers, nulls left out
 * @param undefinedEntries RDM entries left out because a pattern was constant, one count per layer
 */
public record Consistency(
        List<String> layers,
        List<List<Double>> matrix,
        Double adjacentMean,
        Double pairMean,
        List<Long> undefinedEntries) {}
