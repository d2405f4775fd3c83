package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.contracts.message.LayerTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardBufferTest {
    private static final List<LayerTap> TAPS =
            List.of(new LayerTap("maps", "e1", List.of(2, 1, 2)), new LayerTap("vector", "e2", List.of(3, 1, 1)));

    @TempDir
    Path scratch;

    /** In memory, and in a file when the bound is too low for it. */
    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 0})
    void batchesOfEachLayerComeTogetherInOrder(long mostMemory) throws Exception {
        try (ShardBuffer buffer = new ShardBuffer(TAPS, 3, new RecycledMemory(2, mostMemory, scratch))) {
            buffer.put("maps", 0, FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6, 7, 8}));
            buffer.put("vector", 0, FloatBuffer.wrap(new float[] {-1, -2, -3, -4, -5, -6}));
            buffer.put("maps", 2, FloatBuffer.wrap(new float[] {9, 10, 11, 12}));
            buffer.put("vector", 2, FloatBuffer.wrap(new float[] {-7, -8, -9}));

            assertThat(values(buffer, "maps")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(values(buffer, "vector")).containsExactly(-1, -2, -3, -4, -5, -6, -7, -8, -9);
        }
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    /** What a shard left behind is nowhere to be seen in the next, which may be smaller or larger. */
    @Test
    void aShardTakesOverTheMemoryOfTheOneBefore() throws Exception {
        RecycledMemory memory = new RecycledMemory(2, 1 << 20, scratch);
        for (int stimuli : new int[] {3, 2, 5}) {
            try (ShardBuffer buffer = new ShardBuffer(TAPS, stimuli, memory)) {
                for (int stimulus = 0; stimulus < stimuli; stimulus++) {
                    buffer.put("maps", stimulus, FloatBuffer.wrap(new float[] {stimulus, 1, 2, stimuli}));
                    buffer.put("vector", stimulus, FloatBuffer.wrap(new float[] {stimulus, -1, stimuli}));
                }

                assertThat(values(buffer, "maps")).hasSize(stimuli * 4).endsWith(stimuli - 1, 1, 2, stimuli);
                assertThat(values(buffer, "vector")).hasSize(stimuli * 3).startsWith(0, -1, stimuli);
            }
        }
    }

    /** Two shards at once have memory of their own. */
    @Test
    void whatIsInUseIsNotGivenAgain() throws Exception {
        RecycledMemory memory = new RecycledMemory(2, 1 << 20, scratch);
        try (ShardBuffer one = new ShardBuffer(TAPS, 1, memory);
                ShardBuffer other = new ShardBuffer(TAPS, 1, memory)) {
            one.put("vector", 0, FloatBuffer.wrap(new float[] {1, 2, 3}));
            other.put("vector", 0, FloatBuffer.wrap(new float[] {4, 5, 6}));

            assertThat(values(one, "vector")).containsExactly(1, 2, 3);
        }
    }

    private static float[] values(ShardBuffer buffer, String layer) {
        FloatBuffer values = buffer.values(layer).order(ByteOrder.nativeOrder()).asFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
