package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeviceTest {
    @Test
    void anEngineWithoutCudaRefusesToStartOnIt() {
        Engine.get();
        assumeFalse(ai.djl.engine.Engine.getEngine("PyTorch").hasCapability("CUDA"), "this PyTorch is built with CUDA");
        Path directory = Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine");

        assertThatThrownBy(() -> TorchEngine.start(directory, 2, ComputeDevice.CUDA))
                .isInstanceOf(DeviceUnavailable.class)
                .hasMessage("fusiform.extractor.device is cuda, but this PyTorch is built without CUDA;"
                        + " point PYTORCH_LIBRARY_PATH to a CUDA build; or set it to cpu");
    }

    @Test
    void aGpuThatDoesNotComputeIsRefusedWithItsReason() {
        assertThatThrownBy(() -> new CudaSupport(true, "No CUDA GPUs are available", "0").require())
                .isInstanceOf(DeviceUnavailable.class)
                .hasMessageContaining("No CUDA GPUs are available")
                .hasMessageContaining("CUDA_VISIBLE_DEVICES");
    }

    @Test
    void roundingToTf32IsRefused() {
        assertThatThrownBy(() -> new CudaSupport(true, null, null).require())
                .isInstanceOf(DeviceUnavailable.class)
                .hasMessageContaining("NVIDIA_TF32_OVERRIDE=0");
    }

    @Test
    void aGpuThatComputesInFloat32IsTaken() {
        assertThatCode(() -> new CudaSupport(true, null, "0").require()).doesNotThrowAnyException();
    }
}
