package org.fusiform.capacity.cluster;

import java.util.List;

/**
 * What a simulation found.
 *
 * @param extractedAt seconds until the last shard was answered
 * @param doneAt seconds until the last analysis was done
 * @param turnarounds seconds of each campaign from its submission to its last analysis
 * @param shards that were done
 * @param loads of networks
 * @param written bytes of activations
 * @param puts objects written
 * @param peakBytes the most that was stored at a time
 * @param byteSeconds stored bytes × seconds until {@code doneAt}
 * @param read bytes that stats and extractors read
 * @param coreSeconds of the one machine that all share, 0 on a cluster
 * @param extractors what their pods spent their time on
 * @param mostExtractors the most pods at a time
 */
public record Outcome(
        double extractedAt,
        double doneAt,
        List<Double> turnarounds,
        long shards,
        long items,
        long loads,
        double written,
        long puts,
        double peakBytes,
        double byteSeconds,
        double read,
        double coreSeconds,
        Times extractors,
        Times stats,
        int mostExtractors,
        int mostStats) {}
