package org.fusiform.stats.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.contrast.StudentT;
import org.fusiform.stats.contrast.TTest;
import org.fusiform.stats.criterion.Correction;
import org.fusiform.stats.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments, and the t, p and q of every contrast that come of them, against SciPy and statsmodels. */
class MomentsGoldenTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({"pairwise-welch, WELCH, false, BH", "pairwise-pooled-by, POOLED, true, BY"})
    void everyContrastAgrees(String criterion, TTest test, boolean twoSided, Correction correction) throws IOException {
        // Given
        Golden golden = Golden.load();
        List<String> conditions = golden.design().conditions();
        JsonNode expected = golden.expected().get("criteria").get(criterion);
        MomentTile tile = new MomentTile(moments(golden));
        tile.load(0);

        for (String target : golden.targets()) {
            expected.get(target).get("contrasts").properties().forEach(contrast -> {
                // When
                double[] t = new double[tile.count()];
                double[] nu = new double[tile.count()];
                double[] p = new double[tile.count()];
                int j = conditions.indexOf(contrast.getKey());
                test.fill(group(tile, conditions.indexOf(target)), group(tile, j), tile.count(), t, nu);
                for (int u = 0; u < p.length; u++) {
                    p[u] = twoSided ? StudentT.twoSided(t[u], nu[u]) : StudentT.upperTail(t[u], nu[u]);
                }

                // Then
                String name = target + " against " + contrast.getKey();
                assertClose(name + " t", t, doubles(contrast.getValue().get("t")), 1e-9, 0);
                assertClose(name + " p", p, doubles(contrast.getValue().get("p")), 1e-6, 0);
                correction.adjust(p);
                assertClose(name + " q", p, doubles(contrast.getValue().get("q")), 1e-6, 0);
            });
        }
    }

    @Test
    void meansAndSquaresAgree() throws IOException {
        Golden golden = Golden.load();

        MomentTile tile = new MomentTile(moments(golden));
        tile.load(0);

        for (int condition = 0; condition < tile.conditions(); condition++) {
            String name = golden.design().conditions().get(condition);
            JsonNode expected = golden.expected().get("moments").get(name);
            assertThat(tile.n(condition)).isEqualTo(expected.get("n").asInt());
            double[] means = doubles(expected.get("mean"));
            double[] m2s = doubles(expected.get("m2"));
            for (int u = 0; u < tile.count(); u++) {
                // Unit 23 is the one with the large offset.
                assertClose(name + " mean " + u, tile.mean(condition)[u], means[u], 1e-9, 0);
                assertClose(name + " M2 " + u, tile.m2(condition)[u], m2s[u], u == 23 ? 1e-6 : 1e-9, 0);
            }
        }
    }

    private ConditionMoments moments(Golden golden) {
        int units = golden.shape().units();
        int stimuli = golden.design().stimuli();
        Cells cells = Cells.of(golden.design().conditionOf(), List.of());
        CellMoments moments = new CellMoments("golden", cells, units, scratch);
        moments.add(new ActivationBlock(FloatBuffer.wrap(golden.activations().values()), units), 0, stimuli, 0, units);
        return ConditionMoments.merge(moments, 6, cell -> true, scratch);
    }

    private static TTest.Group group(MomentTile tile, int condition) {
        return new TTest.Group(tile.mean(condition), tile.m2(condition), tile.n(condition));
    }
}
