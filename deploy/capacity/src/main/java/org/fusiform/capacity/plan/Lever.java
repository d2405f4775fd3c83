package org.fusiform.capacity.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fusiform.capacity.cluster.Rates;
import org.fusiform.capacity.cluster.Scenario;
import org.fusiform.capacity.scaling.Policy;
import org.fusiform.capacity.scaling.ScaleRules;
import org.fusiform.capacity.scaling.ScalerSettings;

/**
 * Something that is changed alone, to see what it moves.
 *
 * @param setting whether an operator or a researcher sets it; else it is hardware or code
 */
public record Lever(String name, boolean setting, UnaryOperator<Scenario> change) {
    /** Whatever an operator or a researcher can set. */
    static List<Lever> settings() {
        return List.of(
                new Lever(
                        "ceiling of partitions, pods and windows × 2",
                        true,
                        scenario -> scenario.withSettings(scenario.settings()
                                .withCeiling(2 * scenario.settings().partitions()))),
                new Lever(
                        "windows × 4",
                        true,
                        scenario -> scenario.withSettings(scenario.settings()
                                .withWindow(
                                        4 * scenario.settings().campaignWindow(),
                                        4 * scenario.settings().totalWindow()))),
                new Lever(
                        "campaign split in 4",
                        true,
                        scenario -> scenario.withWorkload(scenario.workload().split(4))),
                new Lever(
                        "shards × 2",
                        true,
                        scenario -> scenario.withSettings(scenario.settings()
                                .withShardStimuli(2 * scenario.settings().shardStimuli()))),
                new Lever(
                        "shards × ½",
                        true,
                        scenario -> scenario.withSettings(scenario.settings()
                                .withShardStimuli(scenario.settings().shardStimuli() / 2))),
                new Lever(
                        "cache of networks × 4",
                        true,
                        scenario -> scenario.withSettings(scenario.settings()
                                .withCacheBytes(4 * scenario.settings().cacheBytes()))),
                new Lever(
                        "polling every 5 s",
                        true,
                        scenario -> scenario.withSettings(
                                scenario.settings().withScalers(scaler -> scaler.withPollingSeconds(5)))),
                new Lever(
                        "allowIdleConsumers",
                        true,
                        scenario -> scenario.withSettings(
                                scenario.settings().withScalers(ScalerSettings::withIdleConsumers))),
                new Lever(
                        "scale-up × 4 at a time",
                        true,
                        scenario -> scenario.withSettings(scenario.settings().withScalers(Lever::faster))));
    }

    /** What only money or code changes. */
    static List<Lever> resources() {
        return List.of(
                new Lever("the GPU × 2", false, rates(rates -> with(rates, 2, 1, 1, 1, 1, 1, 1))),
                new Lever("preparing images × 2", false, rates(rates -> with(rates, 1, 2, 1, 1, 1, 1, 1))),
                new Lever("copying activations × 2", false, rates(rates -> with(rates, 1, 1, 2, 1, 1, 1, 1))),
                new Lever("an extractor's writes × 2", false, rates(rates -> with(rates, 1, 1, 1, 2, 1, 1, 1))),
                new Lever("the store's network × 2", false, rates(rates -> with(rates, 1, 1, 1, 1, 2, 1, 1))),
                new Lever("analysing × 2", false, rates(rates -> with(rates, 1, 1, 1, 1, 1, 2, 1))),
                new Lever("reading a layer once, not twice", false, rates(Lever::oncePerLayer)),
                new Lever("loading networks × 2", false, rates(rates -> with(rates, 1, 1, 1, 1, 1, 1, 2))),
                new Lever("the gateway × 2", false, rates(Lever::quickGateway)));
    }

    private static ScalerSettings faster(ScalerSettings scaler) {
        ScaleRules up = scaler.up();
        return scaler.withUp(new ScaleRules(
                up.stabilizationSeconds(),
                up.policies().stream()
                        .map(policy -> new Policy(policy.kind(), 4 * policy.value(), policy.periodSeconds()))
                        .toList()));
    }

    private static UnaryOperator<Scenario> rates(UnaryOperator<Rates> change) {
        return scenario -> scenario.withRates(change.apply(scenario.rates()));
    }

    private static Rates oncePerLayer(Rates r) {
        return new Rates(
                r.forwardSeconds(),
                r.prepareSeconds(),
                r.captureSecondsPerByte(),
                r.putBytesPerSecond(),
                r.getBytesPerSecond(),
                r.storeWriteBytesPerSecond(),
                r.storeReadBytesPerSecond(),
                r.weightsBytes(),
                r.loadSeconds(),
                r.analysisSecondsPerValue(),
                1,
                r.shardSeconds(),
                r.messageSeconds(),
                r.bookkeepingSeconds(),
                r.extractorStartSeconds(),
                r.statsStartSeconds(),
                r.variation());
    }

    private static Rates quickGateway(Rates r) {
        return new Rates(
                r.forwardSeconds(),
                r.prepareSeconds(),
                r.captureSecondsPerByte(),
                r.putBytesPerSecond(),
                r.getBytesPerSecond(),
                r.storeWriteBytesPerSecond(),
                r.storeReadBytesPerSecond(),
                r.weightsBytes(),
                r.loadSeconds(),
                r.analysisSecondsPerValue(),
                r.analysisPasses(),
                r.shardSeconds(),
                r.messageSeconds() / 2,
                r.bookkeepingSeconds() / 2,
                r.extractorStartSeconds(),
                r.statsStartSeconds(),
                r.variation());
    }

    /** So many times as fast. */
    private static Rates with(
            Rates r, double gpu, double prepare, double copy, double put, double store, double stats, double load) {
        return new Rates(
                r.forwardSeconds() / gpu,
                r.prepareSeconds() / prepare,
                r.captureSecondsPerByte() / copy,
                r.putBytesPerSecond() * put,
                r.getBytesPerSecond() * stats,
                r.storeWriteBytesPerSecond() * store,
                r.storeReadBytesPerSecond() * store,
                r.weightsBytes(),
                r.loadSeconds() / load,
                r.analysisSecondsPerValue() / stats,
                r.analysisPasses(),
                r.shardSeconds(),
                r.messageSeconds(),
                r.bookkeepingSeconds(),
                r.extractorStartSeconds(),
                r.statsStartSeconds(),
                r.variation());
    }
}
