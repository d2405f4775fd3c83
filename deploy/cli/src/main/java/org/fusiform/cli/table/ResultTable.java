package org.fusiform.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.Provenance;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;

/** A result document for a person: per model and analysis a table of layers × targets. */
public final class ResultTable {
    private static final String BOLD = "\u001b[1m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    private ResultTable(boolean colours) {
        this.colours = colours;
    }

    /** @param colours whether escape sequences are welcome */
    public static List<String> lines(ResultDocument results, boolean colours) {
        ResultTable table = new ResultTable(colours);
        table.lines.add("campaign " + results.campaign() + "  " + (results.name() == null ? "" : results.name() + "  ")
                + results.state());
        results.runs().forEach(table::add);
        return List.copyOf(table.lines);
    }

    private void add(RunResult run) {
        lines.add("");
        lines.add(styled(BOLD, run.model()) + "  " + criterion(run));
        Provenance provenance = run.provenance();
        if (provenance != null && !provenance.trained()) {
            lines.add(styled(
                    YELLOW,
                    "UNTRAINED weights (seed " + provenance.weightsSeed() + "): a control, not a trained network"));
        }
        if (provenance != null && provenance.storage().dtype() != DataType.FLOAT32) {
            lines.add("activations were rounded to "
                    + provenance.storage().dtype().id() + " before they were analysed");
        }
        if (run.reason() != null) {
            lines.add(styled(YELLOW, run.state() + ": " + run.reason()));
        }
        if (run.layers().isEmpty()) {
            lines.add(run.state() + ", no layer analysed" + (run.reason() == null ? " yet" : ""));
            return;
        }
        for (LayerBlock block : LayerBlock.of(run)) {
            List<String> rows = block.lines();
            rows.subList(0, 2).forEach(title -> lines.add(styled(BOLD, title)));
            lines.addAll(rows.subList(2, rows.size()));
        }
        addConsistency(run);
    }

    private static String criterion(RunResult run) {
        var parameters = run.parameters();
        String name = run.criterion().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (parameters == null || parameters.alpha() == null) {
            return name;
        }
        String correction = parameters.correction() == null
                ? ""
                : " " + parameters.correction().name().toLowerCase(Locale.ROOT);
        return name + correction + " " + parameters.alpha() + " on " + run.stimulusSet();
    }

    private void addConsistency(RunResult run) {
        if (run.consistency() == null || run.consistency().isEmpty()) {
            return;
        }
        String populations = run.consistency().entrySet().stream()
                .map(entry ->
                        (entry.getKey().equals("all") ? "all units" : entry.getKey()) + " " + means(entry.getValue()))
                .collect(Collectors.joining(" · "));
        lines.add("RDM consistency, neighbouring layers (all pairs): " + populations);
    }

    private static String means(Consistency consistency) {
        return Numbers.fixed(consistency.adjacentMean(), 2) + " (" + Numbers.fixed(consistency.pairMean(), 2) + ")";
    }

    private String styled(String style, String text) {
        return colours ? style + text + PLAIN : text;
    }
}
