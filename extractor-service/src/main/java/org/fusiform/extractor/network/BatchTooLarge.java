package org.fusiform.extractor.network;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;

/** A batch whose forward pass does not fit the device's memory; a smaller one may. */
public final class BatchTooLarge extends NetworkRefused {
    /** What PyTorch's allocators, cuDNN and cuBLAS, and the C++ library say. */
    private static final List<String> PHRASES =
            List.of("out of memory", "can't allocate memory", "not enough memory", "alloc_failed", "bad_alloc");

    BatchTooLarge(int n, EngineException cause) {
        super("a batch of " + n + " does not fit the device's memory", cause);
    }

    static boolean isOutOfMemory(EngineException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(message::contains);
    }
}
