package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.fusiform.extractor.network.BatchTooLarge;
import org.fusiform.extractor.network.Engine;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.extractor.network.TorchScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script that needs more memory than there is for any two stimuli at once. */
class HalvedBatchTest {
    @TempDir
    Path directory;

    @Test
    void halfABatchThatFitsIsNamed() throws Exception {
        ShardRefused refused = refusal(2);

        assertThat(refused)
                .hasMessage("model greedy: a batch of 2 does not fit the device's memory; halved to 1, it does: set the"
                        + " gateway's fusiform.compute.batch to 1 (another extraction, so that nothing of this one is"
                        + " stored)");
        assertThat(refused.fittingBatch()).hasValue(1);
    }

    @Test
    void aBatchIsHalvedOnce() throws Exception {
        ShardRefused refused = refusal(4);

        assertThat(refused)
                .hasMessage("model greedy: a batch of 4 does not fit the device's memory, nor does half of it: set the"
                        + " gateway's fusiform.compute.batch below 2");
        assertThat(refused.fittingBatch()).isEqualTo(OptionalInt.empty());
    }

    private ShardRefused refusal(int n) throws Exception {
        FloatBuffer input = FloatBuffer.allocate(n * 3 * 4 * 4);
        Path file = TinyScript.write(directory, TinyScript.GREEDY);
        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            BatchTooLarge whole = null;
            try {
                network.forward(input, n, 4, Set.of("relu"), (layer, shape, values) -> {});
            } catch (BatchTooLarge e) {
                whole = e;
            }
            assertThat(whole).isNotNull();
            return HalvedBatch.refusal("greedy", network, input, n, 4, Set.of("relu"), whole);
        }
    }
}
