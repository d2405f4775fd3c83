package org.fusiform.extractor.network;

import java.nio.file.Path;

/** One engine for all tests of this JVM, which cannot be started twice; its results are those of an extractor with all cores. */
public final class Engine {
    private static final TorchEngine ENGINE = TorchEngine.start(
            Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
            Passes.of(Runtime.getRuntime().availableProcessors(), ComputeDevice.CPU)
                    .threads(),
            ComputeDevice.CPU);

    private Engine() {}

    public static TorchEngine get() {
        TorchEngine.inferenceOnThisThread();
        return ENGINE;
    }
}
