package org.fusiform.stats.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationBlockTest {
    @TempDir
    Path scratch;

    /** Two stimuli of two units in rows padded to three: {0, 1, –}, {3, 4, –}; arrays, views of bytes, off the heap. */
    static Stream<FloatBuffer> paddedChunks() {
        return Stream.of(
                FloatBuffer.allocate(6),
                ByteBuffer.allocate(24).order(ByteOrder.nativeOrder()).asFloatBuffer(),
                ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder()).asFloatBuffer());
    }

    @ParameterizedTest
    @MethodSource("paddedChunks")
    void paddingIsNoUnit(FloatBuffer chunk) {
        // Given
        for (int i = 0; i < 6; i++) {
            chunk.put(i, i);
        }
        ActivationBlock block = new ActivationBlock(chunk.asReadOnlyBuffer(), 3).holding(2, 2);

        // When
        float[] row = new float[2];
        block.copyRow(1, 0, row, 0, 2);

        // Then
        assertThat(row).containsExactly(3, 4);
        try (PatternBlock patterns = new PatternBlock(2, 2, WorkingMemory.in(scratch))) {
            patterns.begin(10, 2);
            patterns.put(block, 0, 2);
            assertThat(patterns.value(0, 1)).isEqualTo(1);
            assertThat(patterns.value(1, 0)).isEqualTo(3);
        }
    }

    @Test
    void aBlockThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new ActivationBlock(FloatBuffer.allocate(4), 3).holding(2, 2))
                .hasMessageContaining("cannot hold 2 stimuli of 2 units");
    }

    @Test
    void foreignByteOrderIsRefused() {
        FloatBuffer swapped = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .asFloatBuffer();

        assertThatThrownBy(() -> new ActivationBlock(swapped, 2).holding(2, 2)).hasMessageContaining("order");
    }

    @Test
    void scratchBeyondTheDiskIsRefusedBeforehand() {
        assertThatThrownBy(() -> ScratchMemory.take(scratch, 1L << 60, new ScratchPool(1 << 20)))
                .hasMessageContaining("no scratch file")
                .rootCause()
                .hasMessageContaining("bytes are free");
    }
}
