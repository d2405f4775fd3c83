package org.fusiform.capacity.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fusiform.capacity.cluster.Outcome;
import org.fusiform.capacity.cluster.Platform;
import org.fusiform.capacity.cluster.Scenario;
import org.fusiform.capacity.cluster.Settings;
import org.fusiform.capacity.cluster.Workload;
import org.fusiform.capacity.constant.Constants;

/** The questions that are asked, and the scenarios that answer them. */
public final class Plan {
    public static final int MODELS = 1000;
    public static final int STIMULI = 10_000;
    public static final String FAMILY = "resnet50";

    /** Levers are tried with so many models: what they move is a matter of the rate, not of the length. */
    public static final int MODELS_OF_A_TRIAL = 200;

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

    /** One installation and what a campaign is on it. */
    public record Answer(int gpus, int ceiling, Scenario scenario, Outcome outcome) {}

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

    /** As the overlay is, then with a ceiling for 512. */
    public List<Answer> answers() {
        int most = GPUS.getLast();
        List<Scenario> scenarios = new ArrayList<>();
        GPUS.forEach(gpus -> scenarios.add(scenario(gpus, shipped, workload(MODELS))));
        scenarios.add(scenario(most, shipped.withCeiling(most), workload(MODELS)));
        return scenarios.parallelStream().map(Plan::answer).toList();
    }

    /** As many GPUs as the ceiling allows, from one on; a quarter of the models, as it is a matter of proportions. */
    public List<Answer> ceilings() {
        return Stream.iterate(1, most -> most <= GPUS.getLast(), most -> 2 * most)
                .parallel()
                .map(most -> answer(scenario(
                        most, most > shipped.partitions() ? shipped.withCeiling(most) : shipped, workload(MODELS / 4))))
                .toList();
    }

    /** All levers for each of the installations of {@link #answers}, the one that helps most first. */
    public List<List<Trial>> trials(List<Answer> answers) {
        Map<Integer, Answer> distinct =
                answers.stream().collect(Collectors.toMap(Plan::pods, answer -> answer, (one, other) -> one));
        Map<Integer, List<Trial>> byPods =
                distinct.values().parallelStream().collect(Collectors.toConcurrentMap(Plan::pods, this::trialsOf));
        return answers.stream().map(answer -> byPods.get(pods(answer))).toList();
    }

    /** More GPUs than pods may be are as good as these. */
    private static int pods(Answer answer) {
        return Math.min(answer.gpus(), answer.ceiling());
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

    /** The machine of the benchmarks under campaigns of one model, as {@code deploy/capacity/check} runs it. */
    public Outcome machine(int cores, int partitions, int extractors, int campaigns, int stimuli) {
        Settings settings = new Settings(
                partitions,
                32,
                256,
                shipped.shardStimuli(),
                shipped.cacheBytes(),
                shipped.extractors(),
                shipped.stats());
        Workload workload =
                new Workload(Workload.stages(FAMILY), List.of(0.0), campaigns, stimuli, false).split(campaigns);
        return new Scenario(
                        settings,
                        constants.machineItself(),
                        workload,
                        Platform.machine(cores),
                        extractors,
                        1,
                        true,
                        SEED)
                .run();
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
        return new Answer(scenario.gpus(), scenario.settings().partitions(), scenario, scenario.run());
    }
}
