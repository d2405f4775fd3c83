package org.fusiform.stats.criterion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

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
    public int leastStimuli() {
        return 1;
    }

    @Override
    public boolean tests() {
        return false;
    }

    @Override
    public List<Selection> select(Evidence evidence, int[] targets, Plane[] qMax) {
        return IntStream.of(targets)
                .mapToObj(target ->
                        Selection.amongVarying(passing(evidence, target).toSet(), evidence))
                .toList();
    }

    private UnitMarks passing(Evidence evidence, int target) {
        int[] rest = Contrasts.OTHER_INTACT.against(target, evidence.conditions());
        UnitMarks passing = new UnitMarks(evidence.units());
        Tiles.forEach(0, evidence.units(), (from, to) -> {
            MomentTile tile = new MomentTile(evidence.moments());
            double[] t = new double[tile.capacity()];
            double[] mean = new double[tile.capacity()];
            double[] m2 = new double[tile.capacity()];
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                statistic(tile, target, rest, mean, m2, t);
                for (int u = 0; u < tile.count(); u++) {
                    if (t[u] >= threshold) {
                        passing.mark(first + u);
                    }
                }
            }
        });
        return passing;
    }

    /** Fills {@code t} for a tile; {@code mean} and {@code m2} are working memory. */
    static void statistic(MomentTile tile, int target, int[] rest, double[] mean, double[] m2, double[] t) {
        int n = tile.merge(rest, mean, m2);
        for (int u = 0; u < tile.count(); u++) {
            double error = Math.sqrt(squaredError(tile.m2(target)[u], tile.n(target)) + squaredError(m2[u], n));
            t[u] = error == 0 ? 0 : (tile.mean(target)[u] - mean[u]) / error;
        }
    }

    private static double squaredError(double m2, int n) {
        return m2 / n / n;
    }
}
