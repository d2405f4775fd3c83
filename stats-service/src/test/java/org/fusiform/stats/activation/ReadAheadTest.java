package org.fusiform.stats.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final int SHARDS = 40;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void small_blocks_are_read_many_at_a_time_and_come_in_order() throws IOException {
        // Given reads that end when 16 are under way
        CountDownLatch sixteen = new CountDownLatch(16);
        LayerShape shape = new LayerShape(1, 1, 4);

        try (ReadAhead ahead = new ReadAhead(new Source(shape, sixteen), shape, all())) {
            for (int shard = 0; shard < SHARDS; shard++) {
                assertThat(ahead.next().values().get(0)).isEqualTo(shard);
            }
        }

        assertThat(most).hasValue(16);
    }

    @Test
    void of_large_blocks_two_are_read_at_a_time() throws IOException {
        LayerShape shape = new LayerShape(1, 2048, 2048);

        try (ReadAhead ahead = new ReadAhead(new Source(shape, new CountDownLatch(2)), shape, all())) {
            for (int shard = 0; shard < SHARDS; shard++) {
                assertThat(ahead.next().values().get(0)).isEqualTo(shard);
            }
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void what_a_read_throws_is_thrown_in_its_turn() throws IOException {
        LayerShape shape = new LayerShape(1, 1, 4);
        ActivationSource source = new Source(shape, new CountDownLatch(0)) {
            @Override
            public ActivationBlock read(int shard, int block) throws IOException {
                if (shard == 3) {
                    throw new IOException("shard 3 is gone");
                }
                return super.read(shard, block);
            }
        };

        try (ReadAhead ahead = new ReadAhead(source, shape, all())) {
            for (int shard = 0; shard < 3; shard++) {
                ahead.next();
            }
            assertThatThrownBy(ahead::next).isInstanceOf(IOException.class).hasMessage("shard 3 is gone");
        }
    }

    @Test
    void the_memory_of_a_block_is_given_back_when_the_next_is_asked_for_or_none_is_any_more() throws IOException {
        LayerShape shape = new LayerShape(1, 1, 4);
        List<Integer> givenBack = new ArrayList<>();
        ActivationSource source = new Source(shape, new CountDownLatch(0)) {
            @Override
            public ActivationBlock read(int shard, int block) throws IOException {
                ActivationBlock read = super.read(shard, block);
                return new ActivationBlock(read.values(), read.rowStride(), () -> givenBack.add(shard));
            }
        };

        try (ReadAhead ahead = new ReadAhead(source, shape, all())) {
            ahead.next();
            assertThat(givenBack).isEmpty();
            ahead.next();
            ahead.next();
            assertThat(givenBack).containsExactly(0, 1);
        }

        assertThat(givenBack).containsExactly(0, 1, 2);
    }

    private static List<ReadAhead.Read> all() {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> new ReadAhead.Read(shard, 0))
                .toList();
    }

    /** Shards of one stimulus, whose activations are their number. */
    private class Source implements ActivationSource {
        private final LayerShape shape;
        private final CountDownLatch enough;

        Source(LayerShape shape, CountDownLatch enough) {
            this.shape = shape;
            this.enough = enough;
        }

        @Override
        public int shards() {
            return SHARDS;
        }

        @Override
        public int stimuliIn(int shard) {
            return 1;
        }

        @Override
        public int channelBlocks() {
            return 1;
        }

        @Override
        public int channelsIn(int block) {
            return shape.channels();
        }

        @Override
        public ActivationBlock read(int shard, int block) throws IOException {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                enough.countDown();
                if (!enough.await(1, TimeUnit.MINUTES)) {
                    throw new IOException("no more reads have begun");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                underWay.decrementAndGet();
            }
            return new ActivationBlock(FloatBuffer.allocate(shape.units()).put(0, shard), shape.units());
        }
    }
}
