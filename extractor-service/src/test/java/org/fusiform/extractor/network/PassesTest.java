package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassesTest {
    @Test
    void twoPassesHalveAnEvenNumberOfThreads() {
        assertThat(Passes.of(2, ComputeDevice.CPU)).isEqualTo(new Passes(2, 1));
        assertThat(Passes.of(16, ComputeDevice.CPU)).isEqualTo(new Passes(2, 8));
    }

    @Test
    void noThreadIsLeftOutAndAGpuIsNotShared() {
        assertThat(Passes.of(1, ComputeDevice.CPU)).isEqualTo(new Passes(1, 1));
        assertThat(Passes.of(3, ComputeDevice.CPU)).isEqualTo(new Passes(1, 3));
        assertThat(Passes.of(16, ComputeDevice.CUDA)).isEqualTo(new Passes(1, 16));
    }
}
