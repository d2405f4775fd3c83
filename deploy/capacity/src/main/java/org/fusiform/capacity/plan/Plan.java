package org.fusiform.capacity.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fusiform.capacity.check.Check;
import org.fusiform.capacity.cluster.Outcome;
import org.fusiform.capacity.cluster.Platform;
import org.fusiform.capacity.cluster.Scenario;
import org.fusiform.capacity.cluster.Settings;
import org.fusiform.capacity.cluster.Workload;
import org.fusiform.capacity.constant.Constants;
import org.fusiform.capacity.scaling.ScalerSettings;

/** The questions that are asked, and the scenarios that answer them. */
public final class Plan {
    public static final int MODELS = 1000;
    public static final int STIMULI = 10_000;
    public static final String FAMILY = "resnet50";

    /** Levers are tried with so many models: what they move is a matter of the rate, not of the length. */
    public static final int MODELS_OF_A_TRIAL = 120;

    public static final int CAMPAIGNS_OF_A_DAY = 24;
    public static final int MODELS_OF_A_CAMPAIGN = 8;
    public static final int STIMULI_OF_A_CAMPAIGN = 1000;
    private static final List<Integer> GPUS = List.of(1, 8, 64, 512);
    private static final double DAY = 24 * Prices.HOUR;
    private static final long SEED = 1;
    private static final int SEEDS_OF_A_TRIAL = 2;

    private final Constants constants;
    private final Settings shipped;
    private final Prices prices;

    /**
     * One installation and what a campaign is on it.
     *
     * @param settings how it differs from the overlay
     */
    public record Answer(String settings, int gpus, int ceiling, Scenario scenario, Outcome outcome) {}

    /** What a lever moved: time with it over time without it. */
    public record Trial(Lever lever, double ratio) {}

    public Plan(Constants constants, Settings shipped) {
        this.constants = constants;
        this.shipped = shipped;
        this.prices = Prices.of(constants);
    }

    public Prices prices() {
        return prices;
    }

    /** As the overlay is, then with the whole lag, then with a ceiling for 512. */
    public List<Answer> answers() {
        int most = GPUS.getLast();
        Settings wholeLag = shipped.withScalers(ScalerSettings::withIdleConsumers);
        List<Answer> open = new ArrayList<>();
        GPUS.forEach(gpus -> open.add(question("as it is", gpus, shipped)));
        open.add(question("allowIdleConsumers", shipped.partitions(), wholeLag));
        open.add(question("ceiling " + most, most, shipped.withCeiling(most)));
        return open.parallelStream().map(Plan::answered).toList();
    }

    private Answer question(String words, int gpus, Settings settings) {
        return new Answer(words, gpus, settings.partitions(), scenario(gpus, settings, workload(MODELS)), null);
    }

    private static Answer answered(Answer open) {
        return new Answer(
                open.settings(),
                open.gpus(),
                open.ceiling(),
                open.scenario(),
                open.scenario().run());
    }

    /** As many GPUs as the ceiling allows, from one on; a quarter of the models, as it is a matter of
     * proportions; with the whole lag, so that it is a matter of the ceiling alone. */
    public List<Answer> ceilings() {
        return Stream.iterate(1, most -> most <= GPUS.getLast(), most -> 2 * most)
                .parallel()
                .map(most -> answer(scenario(
                        most,
                        (most > shipped.partitions() ? shipped.withCeiling(most) : shipped)
                                .withScalers(ScalerSettings::withIdleConsumers),
                        workload(MODELS / 4))))
                .toList();
    }

    /** All levers for each of the installations of {@link #answers}, the one that helps most first. */
    public List<List<Trial>> trials(List<Answer> answers) {
        Map<String, Answer> distinct = new LinkedHashMap<>();
        answers.forEach(answer -> distinct.putIfAbsent(sameAs(answer), answer));
        Map<String, List<Trial>> trials =
                distinct.values().parallelStream().collect(Collectors.toConcurrentMap(Plan::sameAs, this::trialsOf));
        return answers.stream().map(answer -> trials.get(sameAs(answer))).toList();
    }

    /** More GPUs than pods may be are as good as these. */
    private static String sameAs(Answer answer) {
        return answer.settings() + " " + Math.min(answer.gpus(), answer.ceiling());
    }

    private List<Trial> trialsOf(Answer answer) {
        Scenario base = answer.scenario().withWorkload(workload(MODELS_OF_A_TRIAL));
        double time = time(base);
        return Stream.concat(Lever.settings().stream(), Lever.resources().stream())
                .map(lever -> new Trial(lever, time(lever.change().apply(base)) / time))
                .sorted(Comparator.comparingDouble(Trial::ratio))
                .toList();
    }

    /** Over some seeds, as where a few long items fall to matters more than many a lever. */
    private static double time(Scenario scenario) {
        return LongStream.range(SEED, SEED + SEEDS_OF_A_TRIAL)
                .mapToDouble(seed -> scenario.withSeed(seed).run().doneAt())
                .average()
                .getAsDouble();
    }

    /** A campaign at any time of a day, on the shipped overlay with eight GPUs, by seconds of {@code cooldownPeriod}. */
    public Answer day(int cooldownSeconds) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Double> arrivals =
                random.doubles(CAMPAIGNS_OF_A_DAY, 0, DAY).sorted().boxed().toList();
        Workload workload =
                new Workload(Workload.stages(FAMILY), arrivals, MODELS_OF_A_CAMPAIGN, STIMULI_OF_A_CAMPAIGN, true);
        Settings settings = shipped.withScalers(scaler -> scaler.withCooldownSeconds(cooldownSeconds));
        return answer(scenario(8, settings, workload));
    }

    /** A run of {@code deploy/capacity/check} on the machine of the benchmarks. */
    public Outcome machine(Check check, Check.Run run, Slowness slowness) {
        Settings settings = new Settings(
                check.partitions(),
                32,
                256,
                shipped.shardStimuli(),
                shipped.cacheBytes(),
                shipped.extractors(),
                shipped.stats());
        int campaigns = run.campaigns();
        Workload workload =
                new Workload(Workload.stages(FAMILY), List.of(0.0), campaigns, check.stimuli(), false).split(campaigns);
        return new Scenario(
                        settings,
                        slowness.of(constants.machineItself()),
                        workload,
                        Platform.machine(check.cores()),
                        run.extractors(),
                        1,
                        true,
                        SEED)
                .run();
    }

    /** How slow the machine is with all processes at work on it, by the first run of a check. */
    public Slowness slowness(Check check) {
        Check.Run first = check.runs().getFirst();
        Outcome alone = machine(check, first, Slowness.NONE);
        return new Slowness(
                first.extractionSeconds() / alone.extractedAt(),
                (first.seconds() - first.extractionSeconds()) / (alone.doneAt() - alone.extractedAt()));
    }

    public Workload workload(int models) {
        return new Workload(Workload.stages(FAMILY), List.of(0.0), models, STIMULI, true);
    }

    private Scenario scenario(int gpus, Settings settings, Workload workload) {
        return new Scenario(
                settings,
                constants.cluster(),
                workload,
                Platform::cluster,
                gpus,
                settings.stats().maxReplicas(),
                false,
                SEED);
    }

    private static Answer answer(Scenario scenario) {
        return new Answer("", scenario.gpus(), scenario.settings().partitions(), scenario, scenario.run());
    }
}
