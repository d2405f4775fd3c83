package org.fusiform.capacity.cluster;

/**
 * An installation and what is asked of it.
 *
 * @param gpus extractors that the nodes have room for
 * @param statsRoom stats pods that the nodes have room for
 * @param fixed whether all of these are there from the beginning, as on one machine, and not by KEDA
 */
public record Scenario(
        Settings settings,
        Rates rates,
        Workload workload,
        Platform.Kind platform,
        int gpus,
        int statsRoom,
        boolean fixed,
        long seed) {
    public Scenario withSettings(Settings others) {
        return new Scenario(others, rates, workload, platform, gpus, statsRoom, fixed, seed);
    }

    public Scenario withRates(Rates others) {
        return new Scenario(settings, others, workload, platform, gpus, statsRoom, fixed, seed);
    }

    public Scenario withWorkload(Workload other) {
        return new Scenario(settings, rates, other, platform, gpus, statsRoom, fixed, seed);
    }

    public Scenario withSeed(long other) {
        return new Scenario(settings, rates, workload, platform, gpus, statsRoom, fixed, other);
    }

    public Outcome run() {
        return new Simulation(this).run();
    }
}
