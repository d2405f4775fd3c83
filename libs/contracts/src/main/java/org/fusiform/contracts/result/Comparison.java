package org.fusiform.contracts.result;

import java.util.List;

/** One model against another at a paired stage: difference a − b of a measure, with its jackknife interval. */
public record Comparison(
        int analysis,
        String a,
        String b,
        int stage,
        String target,
        String measure,
        Double difference,
        Double se,
        List<Double> ci95) {}
