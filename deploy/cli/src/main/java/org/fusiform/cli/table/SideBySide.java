package org.fusiform.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.result.TargetResult;

/** Two networks beside each other, paired by stage: the fraction of selective units, their d′ and their evenness. */
public final class SideBySide {
    private static final int COLUMNS_PER_MODEL = 4;

    private final RunResult left;
    private final RunResult right;

    private SideBySide(RunResult left, RunResult right) {
        this.left = left;
        this.right = right;
    }

    /** Whether there are just two runs, and every layer of both is a stage. */
    public static boolean fits(ResultDocument results) {
        return results.runs().size() == 2
                && results.runs().stream()
                        .allMatch(run -> !run.layers().isEmpty()
                                && run.layers().stream().allMatch(layer -> layer.stage() != null));
    }

    /** A block of lines per target, then the mean consistency of neighbouring stages. */
    public static List<String> lines(ResultDocument results) {
        return new SideBySide(results.runs().get(0), results.runs().get(1)).lines();
    }

    private List<String> lines() {
        TextTable table = new TextTable().left("target").right("stage");
        for (int model = 0; model < 2; model++) {
            table.left("layer").right("%").right("d′").right("evenness");
        }
        for (String target : left.layers().getFirst().targets().keySet()) {
            for (LayerResult layer : left.layers()) {
                table.row(row(target, layer).toArray(String[]::new));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(titles(table.widths()));
        lines.addAll(table.lines());
        lines.add("mean RDM consistency of neighbouring stages (all units): " + left.model() + " " + consistency(left)
                + ", " + right.model() + " " + consistency(right));
        return lines;
    }

    private List<String> row(String target, LayerResult layer) {
        List<String> cells = new ArrayList<>(List.of(target, Integer.toString(layer.stage())));
        cells.addAll(cells(layer, target));
        LayerResult other = right.layers().stream()
                .filter(candidate -> candidate.stage().equals(layer.stage()))
                .findFirst()
                .orElse(null);
        cells.addAll(other == null ? List.of("–", "–", "–", "–") : cells(other, target));
        return cells;
    }

    private static List<String> cells(LayerResult layer, String name) {
        TargetResult target = layer.targets().get(name);
        return List.of(
                layer.layer(),
                Numbers.percent(target.fraction()),
                Numbers.fixed(target.strength().dprime().mean(), 2),
                Numbers.fixed(target.maps().evenness(), 2));
    }

    /** Each model's name over its columns, with a rule to where they end. */
    private String titles(List<Integer> widths) {
        return " ".repeat(widths.get(0) + widths.get(1) + 4)
                + title(left, widths.subList(2, 2 + COLUMNS_PER_MODEL))
                + "  "
                + title(right, widths.subList(2 + COLUMNS_PER_MODEL, 2 + 2 * COLUMNS_PER_MODEL));
    }

    private static String title(RunResult run, List<Integer> widths) {
        int room = widths.stream().mapToInt(Integer::intValue).sum() + 2 * (COLUMNS_PER_MODEL - 1);
        return run.model() + " " + "─".repeat(Math.max(0, room - run.model().length() - 1));
    }

    private static String consistency(RunResult run) {
        Consistency all = run.consistency() == null ? null : run.consistency().get("all");
        return Numbers.fixed(all == null ? null : all.adjacentMean(), 2);
    }
}
