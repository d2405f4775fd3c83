package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;
import java.util.Set;
import org.fusiform.extractor.network.BatchTooLarge;
import org.fusiform.extractor.network.LoadedNetwork;
import org.fusiform.extractor.network.NetworkRefused;

/**
 * What becomes of a batch that does not fit the device's memory: it is halved, once, to find out whether half of it does.
 * What the half computes is not stored, for a halved batch may differ in the last bits: it is another extraction, with an
 * identity of its own, which only whoever plans campaigns can give it.
 */
final class HalvedBatch {
    private HalvedBatch() {}

    /** The refusal of the whole batch of {@code n} stimuli, saying what half of it does. */
    static ShardRefused refusal(
            String model,
            LoadedNetwork network,
            FloatBuffer input,
            int n,
            int size,
            Set<String> taps,
            BatchTooLarge whole)
            throws NetworkRefused {
        String reason = "model " + model + ": " + whole.getMessage();
        if (n == 1) {
            return new ShardRefused(reason + ": give the extractor more memory", whole);
        }
        int half = n / 2;
        try {
            network.forward(input.slice(0, half * 3 * size * size), half, size, taps, (layer, shape, values) -> {});
        } catch (BatchTooLarge e) {
            return new ShardRefused(
                    reason + ", nor does half of it: set the gateway's fusiform.compute.batch below " + half, e);
        }
        return new ShardRefused(
                reason + "; halved to " + half + ", it does: set the gateway's fusiform.compute.batch to " + half
                        + " (another extraction, so that nothing of this one is stored)",
                whole,
                half);
    }
}
