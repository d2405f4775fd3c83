package org.fusiform.extractor.network;

import java.nio.file.Path;

/** One engine for all tests of this JVM; it cannot be started twice. */
public final class Engine {
    private static final TorchEngine ENGINE = TorchEngine.start(
            Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
            2,
            ComputeDevice.CPU);

    private Engine() {}

    public static TorchEngine get() {
        TorchEngine.inferenceOnThisThread();
        return ENGINE;
    }
}
