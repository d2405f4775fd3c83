package org.fusiform.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPartitionerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 16})
    void any_shards_in_succession_are_dealt_out_evenly(int partitions) {
        for (int from : new int[] {0, 3, 1000}) {
            Map<Integer, Long> counts = IntStream.range(from, from + 3 * partitions)
                    .mapToObj(shard -> ShardPartitioner.ofShard("qtv8thgm5c33ct8u-0/" + shard, partitions))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(counts).hasSize(partitions).allSatisfy((partition, shards) -> {
                assertThat(partition).isBetween(0, partitions - 1);
                assertThat(shards).isEqualTo(3);
            });
        }
    }

    @Test
    void orders_of_one_shard_do_not_all_begin_with_the_same_partition() {
        Set<Integer> first = Stream.of("a-0", "b-0", "c-0", "d-0", "e-0", "f-0", "g-0", "h-0")
                .map(order -> ShardPartitioner.ofShard(order + "/0", 8))
                .collect(Collectors.toSet());

        assertThat(first).hasSizeGreaterThan(2);
    }
}
