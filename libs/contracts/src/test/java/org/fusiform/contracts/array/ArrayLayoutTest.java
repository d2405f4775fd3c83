package org.fusiform.contracts.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayLayoutTest {
    @Test
    void aLargeLayerIsCutIntoEqualBlocksUnderTheChunkLimit() {
        ArrayLayout layout = ArrayLayout.of(480, List.of(256, 56, 56), 32);

        assertThat(layout.blockChannels()).isEqualTo(29);
        assertThat(layout.blocks()).isEqualTo(9);
        assertThat(layout.channelsIn(8)).isEqualTo(256 - 8 * 29);
        assertThat(4L * layout.chunkValues()).isLessThanOrEqualTo(ArrayLayout.CHUNK_BYTES);
        assertThat(layout.shards()).isEqualTo(15);
    }

    @Test
    void theLastShardHoldsTheRemainder() {
        ArrayLayout layout = ArrayLayout.of(74, List.of(8, 5, 4), 32);

        assertThat(layout.shards()).isEqualTo(3);
        assertThat(layout.stimuliIn(2)).isEqualTo(10);
        assertThat(layout.chunkValues()).isEqualTo(32 * 8 * 20);
    }

    @Test
    void aSingleHugeChannelIsStillOneBlock() {
        ArrayLayout layout = ArrayLayout.of(32, List.of(3, 1024, 1024), 32);

        assertThat(layout.blockChannels()).isEqualTo(1);
        assertThat(layout.blocks()).isEqualTo(3);
    }

    @Test
    void aVectorLayerIsOneChunkPerShard() {
        assertThat(ArrayLayout.of(40, List.of(2048, 1, 1), 32).blocks()).isEqualTo(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new ArrayLayout(0, List.of(8, 5, 4), 32, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 stimuli");
    }
}
