package org.fusiform.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.result.StrengthSummary;
import org.fusiform.contracts.result.TargetResult;

/** Layers × some of the targets; as many targets as fit on one line of a terminal. */
final class LayerBlock {
    private static final int WIDTH = 120;
    private static final int FIXED_COLUMNS = 3;
    private static final int COLUMNS_PER_TARGET = 3;

    private final RunResult run;
    private final List<String> targets;

    private LayerBlock(RunResult run, List<String> targets) {
        this.run = run;
        this.targets = List.copyOf(targets);
    }

    /** All targets of a run, in as many blocks as its widest rows ask for. */
    static List<LayerBlock> of(RunResult run) {
        List<String> targets = List.copyOf(run.layers().getFirst().targets().keySet());
        List<LayerBlock> blocks = new ArrayList<>();
        int from = 0;
        while (from < targets.size()) {
            int to = from + 1;
            while (to < targets.size() && new LayerBlock(run, targets.subList(from, to + 1)).width() <= WIDTH) {
                to++;
            }
            blocks.add(new LayerBlock(run, targets.subList(from, to)));
            from = to;
        }
        return blocks;
    }

    private int width() {
        List<Integer> widths = table().widths();
        return widths.stream().mapToInt(Integer::intValue).sum() + 2 * (widths.size() - 1);
    }

    /** Two lines of titles, then one line per layer. */
    List<String> lines() {
        TextTable table = table();
        List<String> lines = new ArrayList<>();
        lines.add(groupTitles(table.widths()));
        lines.addAll(table.lines());
        return lines;
    }

    private TextTable table() {
        TextTable table = new TextTable().left("layer").right("units").right("RDM ρ");
        targets.forEach(target -> table.right("selected").right("%").right("d′"));
        for (int index = 0; index < run.layers().size(); index++) {
            table.row(row(index).toArray(String[]::new));
        }
        return table;
    }

    private List<String> row(int index) {
        LayerResult layer = run.layers().get(index);
        List<String> cells = new ArrayList<>();
        cells.add(layer.layer());
        cells.add(Long.toString(layer.units()));
        cells.add(Numbers.fixed(consistencyWithPrevious(index), 2));
        for (String name : targets) {
            TargetResult target = layer.targets().get(name);
            cells.add(Long.toString(target.selected()));
            cells.add(Numbers.percent(target.fraction()));
            StrengthSummary dprime =
                    target.strength() == null ? null : target.strength().dprime();
            cells.add(Numbers.fixed(dprime == null ? null : dprime.mean(), 2));
        }
        return cells;
    }

    private Double consistencyWithPrevious(int index) {
        Consistency all = run.consistency() == null ? null : run.consistency().get("all");
        return all == null || index == 0 || index >= all.matrix().size()
                ? null
                : all.matrix().get(index).get(index - 1);
    }

    /** Each target's name over its columns, with a rule to where they end. */
    private String groupTitles(List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < FIXED_COLUMNS; column++) {
            line.append(" ".repeat(widths.get(column) + 2));
        }
        for (int group = 0; group < targets.size(); group++) {
            int first = FIXED_COLUMNS + group * COLUMNS_PER_TARGET;
            int width = widths.get(first) + widths.get(first + 1) + widths.get(first + 2) + 4;
            String name = targets.get(group);
            String title = name.length() > width ? name.substring(0, width - 1) + "…" : name;
            String rule = title.length() + 1 < width ? " " + "─".repeat(width - title.length() - 1) : "";
            line.append(title).append(rule).append(group + 1 < targets.size() ? "  " : "");
        }
        return line.toString().stripTrailing();
    }
}
