package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTooLargeTest {
    @TempDir
    Path directory;

    @Test
    void anAllocationThatFailsIsTold() throws Exception {
        Path file = TinyScript.write(directory, TinyScript.GREEDY);

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            assertThatThrownBy(() -> network.forward(
                            FloatBuffer.allocate(2 * 3 * 4 * 4), 2, 4, Set.of("relu"), (layer, shape, values) -> {}))
                    .isInstanceOf(BatchTooLarge.class)
                    .hasMessage("a batch of 2 does not fit the device's memory");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.77 GiB",
                "[enforce fail at alloc_cpu.cpp:115] err == 0. DefaultCPUAllocator: can't allocate memory",
                "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "std::bad_alloc"
            })
    void everyAllocatorsComplaintIsKnown(String message) {
        assertThat(BatchTooLarge.isOutOfMemory(new EngineException(message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mat1 and mat2 shapes cannot be multiplied", "CUDA error: device-side assert triggered"})
    void otherFaultsAreNotTakenForIt(String message) {
        assertThat(BatchTooLarge.isOutOfMemory(new EngineException(message))).isFalse();
    }
}
