package org.fusiform.stats.criterion;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.moments.MomentTile;

/**
 * t ≥ threshold, target against all other intact stimuli together, with
 * population variances: (m₁ − m₀)/√(σ₁²/n₁ + σ₀²/n₀), 0 if the denominator is 0. TDANN (Margalit et al. 2024).
 */
public record OneVsRest(String name, double threshold) implements Criterion {
    public OneVsRest {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold: " + threshold + " is not a finite number");
        }
    }

    @Override
    public Map<String, Object> parameters() {
        return new LinkedHashMap<>(Map.of("threshold", threshold));
    }

    @Override
    public Contrasts contrasts() {
        return Contrasts.EVERY_OTHER;
    }

    @Override
    public Selection select(Evidence evidence, int target, Depth depth) {
        int[] rest = Contrasts.OTHER_INTACT.against(target, evidence.conditions());
        MomentTile tile = new MomentTile(evidence.moments());
        double[] mean = new double[tile.capacity()];
        double[] m2 = new double[tile.capacity()];
        BitSet selected = new BitSet(evidence.units());
        for (int first = 0; tile.load(first); first += tile.count()) {
            int n = tile.merge(rest, mean, m2);
            for (int u = 0; u < tile.count(); u++) {
                double error = Math.sqrt(squaredError(tile.m2(target)[u], tile.n(target)) + squaredError(m2[u], n));
                double t = error == 0 ? 0 : (tile.mean(target)[u] - mean[u]) / error;
                selected.set(first + u, t >= threshold);
            }
        }
        return Ratio.amongVarying(selected, evidence);
    }

    private static double squaredError(double m2, int n) {
        return m2 / n / n;
    }
}
