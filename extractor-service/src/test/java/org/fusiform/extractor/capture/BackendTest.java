package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fusiform.contracts.network.Compute;
import org.fusiform.extractor.network.Precision;
import org.junit.jupiter.api.Test;

class BackendTest {
    private static final Backend CPU = new Backend("pytorch-2.7.1", "cpu");
    private static final Backend CUDA = new Backend("pytorch-2.7.1", "cuda");

    @Test
    void onlyTheGpuComputesInHalfPrecision() throws Exception {
        assertThat(CUDA.requireComputable(asked("cuda", "float16"))).isEqualTo(Precision.FLOAT16);
        assertThat(CUDA.requireComputable(asked("cuda", "float32"))).isEqualTo(Precision.FLOAT32);
        assertThat(CPU.requireComputable(asked("cpu", "float32"))).isEqualTo(Precision.FLOAT32);
        assertThatThrownBy(() -> CPU.requireComputable(asked("cpu", "float16")))
                .isInstanceOf(ShardRefused.class)
                .hasMessage("the campaign asks for float16, which needs a GPU; set the gateway's"
                        + " fusiform.compute.precision to float32");
    }

    @Test
    void anotherDeviceIsRefusedNamingBoth() {
        assertThatThrownBy(() -> CPU.requireComputable(asked("cuda", "float32")))
                .isInstanceOf(ShardRefused.class)
                .hasMessageContaining("asks for the device cuda")
                .hasMessageContaining("computes on cpu");
        assertThatThrownBy(() -> CUDA.requireComputable(asked("cpu", "float32")))
                .isInstanceOf(ShardRefused.class);
    }

    @Test
    void anUnknownPrecisionIsRefused() {
        assertThatThrownBy(() -> CUDA.requireComputable(asked("cuda", "bfloat16")))
                .isInstanceOf(ShardRefused.class)
                .hasMessageContaining("bfloat16");
    }

    @Test
    void anotherEngineIsRefusedNamingBoth() {
        assertThatThrownBy(() -> CPU.requireComputable(new Compute("cpu", "float32", 16, "pytorch-2.5.1")))
                .isInstanceOf(ShardRefused.class)
                .hasMessageContaining("pytorch-2.5.1")
                .hasMessageContaining("pytorch-2.7.1");
    }

    private static Compute asked(String device, String precision) {
        return new Compute(device, precision, 16, "pytorch-2.7.1");
    }
}
