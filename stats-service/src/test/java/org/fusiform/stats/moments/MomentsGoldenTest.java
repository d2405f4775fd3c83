package org.fusiform.stats.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments against NumPy. */
class MomentsGoldenTest {
    @TempDir
    Path scratch;

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
        Cells cells = Cells.of(golden.design().conditionOf());
        CellMoments moments = new CellMoments("golden", cells, units, WorkingMemory.in(scratch));
        moments.add(new ActivationBlock(FloatBuffer.wrap(golden.activations().values()), units), 0, stimuli, 0, units);
        return ConditionMoments.of(moments);
    }
}
