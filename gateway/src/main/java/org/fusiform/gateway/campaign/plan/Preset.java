package org.fusiform.gateway.campaign.plan;

import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;

/**
 * The parameters a criterion takes, with their defaults; null for one that it does not take.
 *
 * @param fewest stimuli each condition must have
 */
record Preset(Double alpha, Correction correction, Contrasts contrasts, Double threshold, int fewest) {
    private static final int FOR_A_VARIANCE = 2;
    private static final int FOR_THE_NORMAL_APPROXIMATION = 8;

    static Preset of(Criterion criterion) {
        return switch (criterion) {
            case PAIRWISE_WELCH -> new Preset(0.05, Correction.BH, Contrasts.EVERY_OTHER, null, FOR_A_VARIANCE);
            case PAIRWISE_POOLED_BY -> new Preset(0.05, Correction.BY, Contrasts.EVERY_OTHER, null, FOR_A_VARIANCE);
            case ONE_VS_REST_T10 -> new Preset(null, null, null, 10.0, FOR_A_VARIANCE);
            case RATIO_2X -> new Preset(null, null, Contrasts.EVERY_OTHER, 2.0, FOR_A_VARIANCE);
            case RANK_SUM ->
                new Preset(0.001, Correction.NONE, Contrasts.EVERY_OTHER, null, FOR_THE_NORMAL_APPROXIMATION);
        };
    }
}
