package org.fusiform.capacity.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fusiform.capacity.check.Check;
import org.fusiform.capacity.cluster.Outcome;
import org.fusiform.capacity.cluster.Phase;
import org.fusiform.capacity.cluster.Times;
import org.fusiform.capacity.cluster.Workload;
import org.fusiform.capacity.constant.Constants;
import org.fusiform.capacity.plan.Lever;
import org.fusiform.capacity.plan.Plan;
import org.fusiform.capacity.plan.Plan.Answer;
import org.fusiform.capacity.plan.Plan.Trial;
import org.fusiform.capacity.plan.Prices;
import org.fusiform.capacity.plan.Slowness;

/** What the simulation prints, and {@code deploy/CAPACITY.md} holds. */
final class Tables {
    private static final double HOUR = 3600;

    /** Changes below it are the luck of where items fall. */
    private static final double NOTHING = 0.97;

    private final Plan plan;

    Tables(Plan plan) {
        this.plan = plan;
    }

    String answers(List<Answer> answers) {
        Prices prices = plan.prices();
        Table table = new Table(
                "settings",
                "GPUs",
                "time",
                "extracted after",
                "pods",
                "GPU-hours",
                "GPUs cost",
                "stats cost",
                "store costs",
                "stored at most");
        for (Answer answer : answers) {
            Outcome outcome = answer.outcome();
            table.row(
                    answer.settings(),
                    Integer.toString(answer.gpus()),
                    Words.time(outcome.doneAt()),
                    Words.time(outcome.extractedAt()),
                    outcome.mostExtractors() + " + " + outcome.mostStats(),
                    Words.format("%,.0f", outcome.extractors().all() / HOUR),
                    Words.dollars(prices.extractors(outcome)),
                    Words.dollars(prices.stats(outcome)),
                    Words.dollars(
                            prices.store(outcome, answer.scenario().rates().analysisPasses())),
                    Words.bytes(outcome.peakBytes()));
        }
        return table.toString();
    }

    /** Where the time of pods goes, and what would change the time most. */
    String bottlenecks(List<Answer> answers, List<List<Trial>> trials) {
        Table table = new Table(
                "settings",
                "GPUs",
                "an extractor's time",
                "a stats pod's time",
                "first bottleneck",
                "then",
                "setting that helps most");
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            List<Trial> resources = trials.get(i).stream()
                    .filter(trial -> !trial.lever().setting())
                    .toList();
            Trial setting = trials.get(i).stream()
                    .filter(trial -> trial.lever().setting())
                    .findFirst()
                    .orElseThrow();
            table.row(
                    answer.settings(),
                    Integer.toString(answer.gpus()),
                    times(answer.outcome().extractors()),
                    times(answer.outcome().stats()),
                    effect(resources.get(0)),
                    effect(resources.get(1)),
                    effect(setting));
        }
        return table.toString();
    }

    private static String times(Times times) {
        return Arrays.stream(Phase.values())
                .filter(phase -> times.share(phase) >= 0.1)
                .sorted(Comparator.comparingDouble(times::share).reversed())
                .map(phase -> phase.words() + " " + Words.share(times.share(phase)))
                .collect(Collectors.joining(", "));
    }

    private static String effect(Trial trial) {
        return trial.ratio() > NOTHING
                ? "none by 3 % or more"
                : trial.lever().name() + ": " + Words.change(trial.ratio());
    }

    String levers(List<Answer> answers, List<List<Trial>> trials) {
        String[] heads = new String[answers.size() + 1];
        heads[0] = "changed alone";
        for (int i = 0; i < answers.size(); i++) {
            heads[i + 1] = answers.get(i).gpus() + " GPUs, " + answers.get(i).settings();
        }
        Table table = new Table(heads);
        trials.getFirst().stream()
                .map(Trial::lever)
                .sorted(Comparator.comparing((Lever lever) -> !lever.setting()).thenComparing(Lever::name))
                .forEach(lever -> {
                    String[] cells = new String[heads.length];
                    cells[0] = lever.name();
                    for (int i = 0; i < trials.size(); i++) {
                        cells[i + 1] = Words.change(trials.get(i).stream()
                                .filter(trial -> trial.lever().name().equals(lever.name()))
                                .findFirst()
                                .orElseThrow()
                                .ratio());
                    }
                    table.row(cells);
                });
        return table.toString();
    }

    String ceilings(List<Answer> answers) {
        double before = Double.NaN;
        Table table =
                new Table("GPUs", "ceiling", "time", "against the one before", "GPU-hours", "extractors wait for work");
        for (Answer answer : answers) {
            Outcome outcome = answer.outcome();
            table.row(
                    Integer.toString(answer.gpus()),
                    Integer.toString(answer.ceiling()),
                    Words.time(outcome.doneAt()),
                    Double.isNaN(before) ? "" : Words.change(outcome.doneAt() / before),
                    Words.format("%,.0f", outcome.extractors().all() / HOUR),
                    Words.share(outcome.extractors().share(Phase.IDLE)));
            before = outcome.doneAt();
        }
        return table.toString();
    }

    /** Bytes of keeping activations, and what computing them again costs. */
    String storage(Answer answer) {
        Prices prices = plan.prices();
        Table table = new Table(
                "layers",
                "bytes per model × stimulus",
                "of the campaign",
                "objects",
                "to write them",
                "to keep them a month",
                "to compute them again",
                "cheaper to discard what is needed again only after");
        stored(table, prices, "stages", answer, answer.scenario().workload());
        Workload all = answer.scenario().workload().withLayers(Workload.all(Plan.FAMILY));
        stored(table, prices, "all", answer, all);
        return table.toString();
    }

    private static void stored(Table table, Prices prices, String layers, Answer answer, Workload workload) {
        int shardStimuli = answer.scenario().settings().shardStimuli();
        double bytes = 4.0 * workload.valuesEach() * workload.stimuli() * workload.models();
        double objects = (double) workload.chunksOfShard(shardStimuli)
                * workload.shardsOfModel(shardStimuli)
                * workload.models();
        Workload sample =
                new Workload(workload.layers(), workload.arrivals(), Plan.MODELS_OF_A_TRIAL, workload.stimuli(), true);
        Outcome again = answer.scenario().withWorkload(sample).run();
        double compute = prices.extractors(again) * workload.models() / Plan.MODELS_OF_A_TRIAL;
        double write = prices.puts(workload, shardStimuli);
        double month = prices.month(bytes);
        table.row(
                layers,
                Words.bytes(4.0 * workload.valuesEach()),
                Words.bytes(bytes),
                Words.format("%.1f million", objects / 1e6),
                Words.dollars(write),
                Words.dollars(month),
                Words.dollars(compute + write),
                Words.format("%.1f days", 30 * (compute + write) / month));
    }

    String day(List<Answer> days, List<Integer> cooldowns) {
        Prices prices = plan.prices();
        Table table = new Table(
                "cooldownPeriod",
                "half of the campaigns within",
                "19 of 20 within",
                "GPU-hours",
                "of these at work",
                "GPUs cost");
        for (int i = 0; i < days.size(); i++) {
            Outcome outcome = days.get(i).outcome();
            List<Double> sorted = outcome.turnarounds().stream().sorted().toList();
            double idle = outcome.extractors().share(Phase.IDLE)
                    + outcome.extractors().share(Phase.STARTING);
            table.row(
                    cooldowns.get(i) + " s",
                    Words.time(sorted.get(sorted.size() / 2)),
                    Words.time(sorted.get(sorted.size() * 19 / 20)),
                    Words.format("%.1f", outcome.extractors().all() / HOUR),
                    Words.share(1 - idle),
                    Words.dollars(prices.extractors(outcome)));
        }
        return table.toString();
    }

    /** The first run says how slow the machine is; that it agrees with itself is no news. */
    String check(Check check) {
        Slowness slowness = plan.slowness(check);
        Table table = new Table(
                check.date() + "; load of the machine before: " + Words.format("%.1f", check.loadBefore()),
                "measured",
                "by the benchmarks",
                "/ measured",
                "and the first run",
                "/ measured");
        for (Check.Run run : check.runs()) {
            Outcome alone = plan.machine(check, run, Slowness.NONE);
            Outcome slow = plan.machine(check, run, slowness);
            String who = run.extractors()
                    + (run.extractors() == 1 ? " extractor, " : " extractors, ")
                    + run.campaigns()
                    + (run.campaigns() == 1 ? " campaign: " : " campaigns: ");
            checked(table, who + "extracted", run.extractionSeconds(), alone.extractedAt(), slow.extractedAt());
            checked(table, who + "succeeded", run.seconds(), alone.doneAt(), slow.doneAt());
            checked(table, who + "core seconds", run.coreSeconds(), alone.coreSeconds(), slow.coreSeconds());
        }
        return table.toString();
    }

    private static void checked(Table table, String what, double measured, double alone, double slow) {
        table.row(
                what,
                Words.format("%.0f s", measured),
                Words.format("%.0f s", alone),
                Words.format("%.2f", alone / measured),
                Words.format("%.0f s", slow),
                Words.format("%.2f", slow / measured));
    }

    static String constants(Constants constants) {
        Table table = new Table("constant", "value", "unit", "basis", "source");
        constants
                .constants()
                .forEach((name, quantity) -> table.row(
                        "`" + name + "`",
                        Words.format("%.3g", quantity.value()),
                        quantity.unit(),
                        quantity.basis().name().toLowerCase(Locale.ROOT),
                        quantity.source()));
        return table.toString();
    }
}
