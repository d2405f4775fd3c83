package org.fusiform.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell, two spaces between them. */
public final class TextTable {
    private static final String GAP = "  ";
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String title, boolean right) {}

    /** A column of words. */
    public TextTable left(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    /** A column of numbers. */
    public TextTable right(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    public TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The widths of the columns, titles included. */
    public List<Integer> widths() {
        return IntStream.range(0, columns.size()).mapToObj(this::width).toList();
    }

    private int width(int column) {
        return Math.max(
                columns.get(column).title.length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    /** Titles, then rows; no line ends in white space. */
    public List<String> lines() {
        List<Integer> widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths.get(column) - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(columns.get(column).right ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
