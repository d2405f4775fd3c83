package org.fusiform.gateway.order;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.fusiform.contracts.Topics;

/**
 * Deals the shards of an order out to the partitions in turn, from one that the order's hash names: what few shards there are
 * would by hashes of their own leave some extractors idle. A shard always goes to the same partition. Other messages go by
 * the hash of their key, as without a partitioner.
 */
public final class ShardPartitioner implements Partitioner {
    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        int partitions = cluster.partitionCountForTopic(topic);
        return topic.equals(Topics.EXTRACTION_REQUESTS)
                ? ofShard((String) key, partitions)
                : Utils.toPositive(Utils.murmur2(keyBytes)) % partitions;
    }

    /** @param shardId an order, a slash and the number of the shard */
    static int ofShard(String shardId, int partitions) {
        int slash = shardId.lastIndexOf('/');
        int first = Utils.murmur2(shardId.substring(0, slash).getBytes(StandardCharsets.UTF_8));
        int shard = Integer.parseInt(shardId, slash + 1, shardId.length(), 10);
        return (Math.floorMod(first, partitions) + shard) % partitions;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // It has none.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
