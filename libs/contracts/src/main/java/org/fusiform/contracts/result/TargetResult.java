package org.fusiform.contracts.result;

/**
 * Selectivity of one layer for one target.
 *
 * @param selected selective units
 * @param fraction of all units
 * @param fractionTestable of the testable units, null where there is none
 * @param testable units for which every contrast is defined
 * @param fractionSe jackknife standard error, null without hold-out
 * @param dprimeSe jackknife standard error of the mean d′
 * @param evennessSe jackknife standard error of the evenness
 * @param holdout null without hold-out
 * @param permutation null where no shuffles were asked for
 */
public record TargetResult(
        long selected,
        double fraction,
        Double fractionSe,
        long testable,
        Double fractionTestable,
        StrengthSummaries strength,
        Double dprimeSe,
        MapDistribution maps,
        Double evennessSe,
        Holdout holdout,
        LabelPermutation permutation) {}
