package org.fusiform.capacity.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.fusiform.capacity.cluster.Gateway.Shard;

/**
 * What an extractor does with a shard: load its network if need be, compute, copy, while it prepares what is next; then
 * store, alongside the next.
 */
final class ExtractorWork implements Pod.Work<Shard> {
    private final Scenario scenario;
    private final Platform platform;
    private final Chance chance;
    private final Consumer<Shard> done;
    private final Runnable loaded;
    private final double bytesOfShard;

    /** Networks that are loaded; the one used longest ago goes first. */
    private final LinkedHashMap<Long, Boolean> networks = new LinkedHashMap<>(16, 0.75f, true);

    ExtractorWork(Scenario scenario, Platform platform, Chance chance, Consumer<Shard> done, Runnable loaded) {
        this.scenario = scenario;
        this.platform = platform;
        this.chance = chance;
        this.done = done;
        this.loaded = loaded;
        this.bytesOfShard = scenario.workload().bytesOfShard(scenario.settings().shardStimuli());
    }

    @Override
    public List<Step> steps(Shard shard) {
        Rates rates = scenario.rates();
        List<Step> steps = new ArrayList<>();
        steps.add(platform.own(Phase.OVERHEAD, rates.shardSeconds(), false));
        long network = (long) shard.campaign().number << 32 | shard.model();
        if (networks.put(network, true) == null) {
            load(steps);
        }
        double slower = chance.factor(shard.campaign().number, shard.model(), shard.number(), rates.variation());
        double prepare = slower * shard.stimuli() * rates.prepareSeconds();
        double forward = slower * shard.stimuli() * rates.forwardSeconds();
        double copy = slower * 4.0 * shard.stimuli() * scenario.workload().valuesEach() * rates.captureSecondsPerByte();
        steps.add(platform.alongside(Phase.PREPARE, prepare, forward + copy));
        steps.add(platform.own(Phase.FORWARD, forward, true));
        steps.add(platform.own(Phase.CAPTURE, copy, false));
        steps.add(platform.write(bytesOfShard));
        return steps;
    }

    private void load(List<Step> steps) {
        Rates rates = scenario.rates();
        loaded.run();
        steps.add(platform.read(Phase.LOAD, rates.weightsBytes(), 0));
        steps.add(platform.own(Phase.LOAD, rates.loadSeconds(), false));
        long most = Math.max(1, scenario.settings().cacheBytes() / Math.max(1, rates.weightsBytes()));
        if (networks.size() > most) {
            networks.pollFirstEntry();
        }
    }

    @Override
    public void done(Shard shard) {
        done.accept(shard);
    }
}
