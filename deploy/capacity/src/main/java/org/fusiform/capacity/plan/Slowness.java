package org.fusiform.capacity.plan;

import org.fusiform.capacity.cluster.Rates;

/**
 * How many times as long things take as in the benchmarks, which have the machine to themselves.
 *
 * @param extraction loading, preparing, computing, storing
 * @param analysis reading and analysing
 */
public record Slowness(double extraction, double analysis) {
    public static final Slowness NONE = new Slowness(1, 1);

    Rates of(Rates rates) {
        return new Rates(
                rates.forwardSeconds() * extraction,
                rates.prepareSeconds() * extraction,
                rates.captureSecondsPerByte() * extraction,
                rates.putBytesPerSecond() / extraction,
                rates.getBytesPerSecond() / analysis,
                rates.storeWriteBytesPerSecond() / extraction,
                rates.storeReadBytesPerSecond() / analysis,
                rates.weightsBytes(),
                rates.loadSeconds() * extraction,
                rates.analysisSecondsPerValue() * analysis,
                rates.analysisPasses(),
                rates.shardSeconds(),
                rates.messageSeconds(),
                rates.bookkeepingSeconds(),
                rates.extractorStartSeconds(),
                rates.statsStartSeconds(),
                rates.variation());
    }
}
