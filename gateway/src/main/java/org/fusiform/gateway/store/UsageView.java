package org.fusiform.gateway.store;

import java.util.List;
import org.fusiform.gateway.retention.Amount;

/**
 * What a project stores.
 *
 * @param kinds stimuli, stimulus-sets, weights, activations, analyses
 */
public record UsageView(List<KindUsage> kinds, Amount total, Amount unreferenced) {
    /** @param unreferenced so much of it belongs to no campaign, set or model, or is discarded */
    public record KindUsage(String kind, Amount stored, Amount unreferenced) {}

    static UsageView of(List<KindUsage> kinds) {
        return new UsageView(
                kinds,
                kinds.stream().map(KindUsage::stored).reduce(Amount.NOTHING, Amount::plus),
                kinds.stream().map(KindUsage::unreferenced).reduce(Amount.NOTHING, Amount::plus));
    }
}
