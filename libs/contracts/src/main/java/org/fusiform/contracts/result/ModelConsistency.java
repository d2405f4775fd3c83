package org.fusiform.contracts.result;

import java.util.List;

/**
 * How alike the models of a campaign represent the stimuli at one stage, for one analysis and population of units
 * ({@code all}, or a target's selective units).
 *
 * @param models those that have a layer at the stage, in the order of the campaign
 * @param matrix model × model, null where undefined
 * @param pairMean over all pairs of different models, nulls left out
 * @param undefinedEntries RDM entries left out because a pattern was constant, one count per model
 */
public record ModelConsistency(
        int analysis,
        int stage,
        String population,
        List<String> models,
        List<List<Double>> matrix,
        Double pairMean,
        List<Long> undefinedEntries) {}
