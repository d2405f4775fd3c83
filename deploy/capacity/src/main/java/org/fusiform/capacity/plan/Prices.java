package org.fusiform.capacity.plan;

import org.fusiform.capacity.cluster.Outcome;
import org.fusiform.capacity.cluster.Workload;
import org.fusiform.capacity.constant.Constants;

/** What hours, bytes and requests cost, in dollars; brokers, database and the gateway are left out. */
public record Prices(double gpuHour, double statsHour, double gigabyteMonth, double put, double get) {
    static final double HOUR = 3600;
    static final double MONTH = 30 * 24 * HOUR;
    static final double GIGABYTE = 1e9;

    public static Prices of(Constants constants) {
        return new Prices(
                constants.value("price-gpu-hour"),
                constants.value("price-stats-hour"),
                constants.value("price-gigabyte-month"),
                constants.value("price-put"),
                constants.value("price-get"));
    }

    /** From the wish for a pod to its end, at work or not. */
    public double extractors(Outcome outcome) {
        return outcome.extractors().all() / HOUR * gpuHour;
    }

    public double stats(Outcome outcome) {
        return outcome.stats().all() / HOUR * statsHour;
    }

    /** Bytes while the campaign runs, and requests; chunks are read as many times as they are written and analysed. */
    public double store(Outcome outcome, int passes) {
        return outcome.byteSeconds() / MONTH / GIGABYTE * gigabyteMonth
                + outcome.puts() * put
                + (double) outcome.puts() * passes * get;
    }

    /** A month of what the workload writes. */
    public double month(double bytes) {
        return bytes / GIGABYTE * gigabyteMonth;
    }

    /** Objects of a workload written once. */
    public double puts(Workload workload, int shardStimuli) {
        return (double) workload.models()
                * workload.arrivals().size()
                * workload.shardsOfModel(shardStimuli)
                * workload.chunksOfShard(shardStimuli)
                * put;
    }
}
