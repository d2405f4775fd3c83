package org.fusiform.gateway.store;

import java.util.List;
import org.fusiform.gateway.retention.Amount;

/**
 * What a sweep did, or would do.
 *
 * @param spared unreferenced, but too young to be sure of, or in use at the moment
 */
public record SweepView(boolean dryRun, List<KindSweep> kinds, Amount removed, Amount spared) {
    public record KindSweep(String kind, Amount removed, Amount spared) {}

    static SweepView of(boolean dryRun, List<KindSweep> kinds) {
        return new SweepView(
                dryRun,
                kinds,
                kinds.stream().map(KindSweep::removed).reduce(Amount.NOTHING, Amount::plus),
                kinds.stream().map(KindSweep::spared).reduce(Amount.NOTHING, Amount::plus));
    }
}
