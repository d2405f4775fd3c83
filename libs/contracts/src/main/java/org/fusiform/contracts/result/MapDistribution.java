package org.fusiform.contracts.result;

import java.util.List;

/** How selective units spread over feature maps; perMap is the selective share of each map. */
public record MapDistribution(
        double coverage, Double evenness, Double effectiveMaps, Double gini, List<Double> perMap) {
    public MapDistribution {
        perMap = List.copyOf(perMap);
    }
}
