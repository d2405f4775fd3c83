package org.fusiform.extractor.network;

import java.nio.FloatBuffer;
import java.util.Set;

/** A network in memory. Used by one thread at a time. */
public interface LoadedNetwork extends AutoCloseable {
    /** Memory its parameters take. */
    long bytes();

    /**
     * Runs one batch as far as the last tap needs and hands over each tapped output as it comes, in forward order.
     *
     * @param input float32 [n, 3, size, size]; its position stays where it is
     * @throws NetworkRefused where the network does not compute what is asked; a {@link BatchTooLarge} where the device
     *     lacks memory for {@code n} stimuli at once
     */
    void forward(FloatBuffer input, int n, int size, Set<String> taps, TapConsumer consumer) throws NetworkRefused;

    @Override
    void close();
}
