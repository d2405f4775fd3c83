package org.fusiform.contracts.result;

import java.util.List;

/**
 * One model against another at a paired stage: difference a − b of a measure, with its jackknife interval from paired
 * leave-one-fold-out differences.
 *
 * @param measure {@code fraction}, {@code dprime} (mean over the selective units) or {@code evenness}
 * @param difference null where the measure is undefined in one of the models
 * @param se null without hold-out, or where a replicate is undefined
 * @param ci95 difference ± t(F − 1, 0.975) · se; null where se is
 * @param control whether b is the untrained network of a's architecture
 */
public record Comparison(
        int analysis,
        String a,
        String b,
        int stage,
        String target,
        String measure,
        Double difference,
        Double se,
        List<Double> ci95,
        boolean control) {}
