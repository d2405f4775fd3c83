package org.fusiform.capacity.cluster;

import java.util.function.UnaryOperator;
import org.fusiform.capacity.scaling.ScalerSettings;

/**
 * What an installation sets.
 *
 * @param partitions of each of the two work topics
 * @param campaignWindow shards of one campaign that are sent and not answered
 * @param totalWindow of all campaigns together
 * @param shardStimuli stimuli of a shard
 * @param cacheBytes networks that an extractor keeps loaded
 */
public record Settings(
        int partitions,
        int campaignWindow,
        int totalWindow,
        int shardStimuli,
        long cacheBytes,
        ScalerSettings extractors,
        ScalerSettings stats) {
    public Settings withWindow(int campaign, int total) {
        return new Settings(partitions, campaign, total, shardStimuli, cacheBytes, extractors, stats);
    }

    public Settings withShardStimuli(int count) {
        return new Settings(partitions, campaignWindow, totalWindow, count, cacheBytes, extractors, stats);
    }

    public Settings withCacheBytes(long bytes) {
        return new Settings(partitions, campaignWindow, totalWindow, shardStimuli, bytes, extractors, stats);
    }

    /** Partitions and replicas of both services, and the windows at twice and sixteen times as much at least. */
    public Settings withCeiling(int most) {
        return new Settings(
                most,
                Math.max(campaignWindow, 2 * most),
                Math.max(totalWindow, 16 * most),
                shardStimuli,
                cacheBytes,
                extractors.withMaxReplicas(most),
                stats.withMaxReplicas(most));
    }

    public Settings withScalers(UnaryOperator<ScalerSettings> change) {
        return new Settings(
                partitions,
                campaignWindow,
                totalWindow,
                shardStimuli,
                cacheBytes,
                change.apply(extractors),
                change.apply(stats));
    }
}
