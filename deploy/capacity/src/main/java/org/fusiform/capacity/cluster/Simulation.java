package org.fusiform.capacity.cluster;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.capacity.cluster.Gateway.Campaign;
import org.fusiform.capacity.cluster.Gateway.Shard;
import org.fusiform.capacity.event.Agenda;

/** One run of a scenario, from the first submission until the last pod is gone. The same seed gives the same run. */
final class Simulation {
    private final Scenario scenario;
    private final Agenda agenda = new Agenda();
    private final Platform platform;
    private final Store store = new Store(agenda);
    private final Chance chance;
    private final Topic<Shard> requests;
    private final Topic<Item> analyses;
    private final Gateway gateway;
    private final Fleet<Shard> extractors;
    private final Fleet<Item> stats;
    private final List<Double> turnarounds = new ArrayList<>();
    private final double bytesOfShard;
    private final int shardsOfModel;
    private int campaignsOpen;
    private long shards;
    private long items;
    private long loads;
    private boolean completions;
    private double extractedAt;
    private double doneAt;

    /** Analysis of a layer of a model. */
    private record Item(Campaign campaign, int model, int layer) {}

    Simulation(Scenario scenario) {
        this.scenario = scenario;
        Settings settings = scenario.settings();
        Rates rates = scenario.rates();
        chance = new Chance(scenario.seed());
        platform = scenario.platform().on(agenda, rates);
        requests = new Topic<>(settings.partitions());
        analyses = new Topic<>(settings.partitions());
        gateway = new Gateway(agenda, settings, rates, requests, chance);
        bytesOfShard = scenario.workload().bytesOfShard(settings.shardStimuli());
        shardsOfModel = scenario.workload().shardsOfModel(settings.shardStimuli());
        campaignsOpen = scenario.workload().arrivals().size();
        extractors = new Fleet<>(
                agenda,
                requests,
                settings.extractors(),
                scenario.gpus(),
                rates.extractorStartSeconds(),
                () -> new ExtractorWork(scenario, platform, chance, this::extracted, () -> loads++),
                () -> false,
                () -> campaignsOpen == 0);
        stats = new Fleet<>(
                agenda,
                analyses,
                settings.stats(),
                scenario.statsRoom(),
                rates.statsStartSeconds(),
                this::analysis,
                this::completionsCame,
                () -> campaignsOpen == 0);
    }

    Outcome run() {
        Workload workload = scenario.workload();
        for (int i = 0; i < workload.arrivals().size(); i++) {
            Campaign campaign = new Campaign(
                    i,
                    workload.arrivals().get(i),
                    workload.models(),
                    workload.stimuli(),
                    workload.models() * workload.layers().size());
            agenda.in(campaign.submitted, () -> gateway.submit(campaign));
        }
        if (scenario.fixed()) {
            extractors.fix(scenario.gpus());
            stats.fix(scenario.statsRoom());
        } else {
            extractors.scale();
            stats.scale();
        }
        agenda.run();
        extractors.close();
        stats.close();
        return outcome();
    }

    private void extracted(Shard shard) {
        store.put(
                bytesOfShard,
                scenario.workload().chunksOfShard(scenario.settings().shardStimuli()));
        shards++;
        completions = true;
        gateway.answered(shard, () -> {
            extractedAt = agenda.now();
            int answered = ++shard.campaign().answered[shard.model()];
            if (answered == shardsOfModel) {
                whole(shard.campaign(), shard.model());
            }
        });
    }

    private void whole(Campaign campaign, int model) {
        for (int layer = 0; layer < scenario.workload().layers().size(); layer++) {
            Item item = new Item(campaign, model, layer);
            int key = chance.key(campaign.number, model, -1 - layer);
            agenda.in(scenario.rates().messageSeconds(), () -> analyses.send(item, key));
        }
    }

    private Pod.Work<Item> analysis() {
        return new Pod.Work<>() {
            @Override
            public List<Step> steps(Item item) {
                return analysisOf(item);
            }

            @Override
            public void done(Item item) {
                analysed(item);
            }
        };
    }

    private List<Step> analysisOf(Item item) {
        Rates rates = scenario.rates();
        double values =
                (double) Workload.units(scenario.workload().layers().get(item.layer())) * item.campaign().stimuli;
        List<Step> steps = new ArrayList<>();
        steps.add(platform.own(Phase.OVERHEAD, rates.shardSeconds(), false));
        steps.add(platform.read(Phase.ANALYSE, 4 * values, values * rates.analysisSecondsPerValue()));
        for (int pass = 1; pass < rates.analysisPasses(); pass++) {
            steps.add(platform.read(Phase.ANALYSE, 4 * values, 0));
        }
        return steps;
    }

    private void analysed(Item item) {
        items++;
        Campaign campaign = item.campaign();
        if (scenario.workload().discard()) {
            store.discard(bytesOfShard
                    * shardsOfModel
                    * Workload.units(scenario.workload().layers().get(item.layer()))
                    / scenario.workload().valuesEach());
        }
        if (--campaign.itemsOpen == 0) {
            doneAt = agenda.now();
            turnarounds.add(doneAt - campaign.submitted);
            campaignsOpen--;
        }
    }

    private boolean completionsCame() {
        boolean came = completions;
        completions = false;
        return came;
    }

    private Outcome outcome() {
        return new Outcome(
                extractedAt,
                doneAt,
                List.copyOf(turnarounds),
                shards,
                items,
                loads,
                store.written(),
                store.puts(),
                store.peak(),
                store.byteSeconds(),
                platform.bytesRead(),
                platform.coreSeconds(),
                extractors.times(),
                stats.times(),
                extractors.most(),
                stats.most());
    }
}
