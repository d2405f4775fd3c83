package org.fusiform.stats.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Strengths;

/**
 * The table of a layer's units, one row each, sorted by unit: {@code unit, channel, y, x, constant, mean_<condition>…},
 * then for each target t {@code selected_t, t_min_t, q_max_t, dprime_t, dprime_min_t, index_t}; null where undefined.
 */
public final class UnitTable {
    /** Rows of a group, a multiple of the tile; bounds the heap whatever the layer. */
    private static final int GROUP_ROWS = 32 * ConditionMoments.TILE;

    private final LayerShape shape;
    private final ConditionMoments moments;
    private final BitSet constant;
    private final List<Column> columns = new ArrayList<>();
    private final int[][] place = new int[4][];
    private final boolean[] constantFlags;
    private final double[][] means;
    private final List<TargetColumns> targetColumns = new ArrayList<>();

    /**
     * One target's part of the table.
     *
     * @param index of its condition
     * @param against the conditions that t_min ranges over
     * @param qMax per unit, or null if the criterion has no q
     */
    public record Target(String name, int index, int[] against, BitSet selected, Plane qMax) {}

    public UnitTable(
            LayerShape shape,
            List<String> conditions,
            ConditionMoments moments,
            BitSet constant,
            List<Target> targets) {
        this.shape = shape;
        this.moments = moments;
        this.constant = constant;
        int rows = Math.min(GROUP_ROWS, shape.units());
        String[] places = {"unit", "channel", "y", "x"};
        for (int i = 0; i < places.length; i++) {
            place[i] = new int[rows];
            columns.add(new Column.Ints(places[i], place[i]));
        }
        this.constantFlags = new boolean[rows];
        columns.add(new Column.Flags("constant", constantFlags));
        this.means = new double[conditions.size()][rows];
        for (int condition = 0; condition < means.length; condition++) {
            columns.add(new Column.Doubles("mean_" + conditions.get(condition), means[condition]));
        }
        for (Target target : targets) {
            TargetColumns one = new TargetColumns(target, conditions.size(), rows);
            targetColumns.add(one);
            columns.addAll(one.columns());
        }
    }

    /** Writes the table to {@code file} with {@code provenance} in its footer. */
    public void write(Path file, Map<String, String> provenance) throws IOException {
        try (ParquetFile parquet = new ParquetFile(file, columns, provenance)) {
            for (int first = 0; first < shape.units(); first += GROUP_ROWS) {
                int rows = Math.min(GROUP_ROWS, shape.units() - first);
                fill(first, rows);
                parquet.writeGroup(rows);
            }
            parquet.finish();
        }
    }

    private void fill(int group, int rows) {
        Tiles.forEach(group, rows, (from, to) -> {
            MomentTile tile = new MomentTile(moments);
            List<Strengths> strengths =
                    targetColumns.stream().map(TargetColumns::strengths).toList();
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                fill(tile, first - group);
                for (int t = 0; t < strengths.size(); t++) {
                    targetColumns.get(t).fill(tile, strengths.get(t), first - group);
                }
            }
        });
    }

    private void fill(MomentTile tile, int row) {
        for (int u = 0; u < tile.count(); u++) {
            int unit = tile.first() + u;
            int within = unit % shape.mapUnits();
            place[0][row + u] = unit;
            place[1][row + u] = unit / shape.mapUnits();
            place[2][row + u] = within / shape.width();
            place[3][row + u] = within % shape.width();
            constantFlags[row + u] = constant.get(unit);
        }
        for (int condition = 0; condition < means.length; condition++) {
            System.arraycopy(tile.mean(condition), 0, means[condition], row, tile.count());
        }
    }

    private static final class TargetColumns {
        private final Target target;
        private final int conditions;
        private final boolean[] selected;
        private final double[] qMax;
        private final double[][] values;

        TargetColumns(Target target, int conditions, int rows) {
            this.target = target;
            this.conditions = conditions;
            this.selected = new boolean[rows];
            this.qMax = new double[rows];
            this.values = new double[Measure.values().length][rows];
        }

        List<Column> columns() {
            return List.of(
                    new Column.Flags("selected_" + target.name(), selected),
                    column(Measure.T_MIN),
                    new Column.Doubles("q_max_" + target.name(), qMax),
                    column(Measure.DPRIME),
                    column(Measure.DPRIME_MIN),
                    column(Measure.INDEX));
        }

        private Column column(Measure measure) {
            return new Column.Doubles(measure.text() + "_" + target.name(), values[measure.ordinal()]);
        }

        /** Working memory of a thread that fills rows. */
        Strengths strengths() {
            return new Strengths(target.index(), conditions, target.against(), ConditionMoments.TILE);
        }

        void fill(MomentTile tile, Strengths strengths, int row) {
            strengths.compute(tile);
            for (Measure measure : Measure.values()) {
                System.arraycopy(strengths.of(measure), 0, values[measure.ordinal()], row, tile.count());
            }
            for (int u = 0; u < tile.count(); u++) {
                selected[row + u] = target.selected().get(tile.first() + u);
            }
            if (target.qMax() == null) {
                Arrays.fill(qMax, row, row + tile.count(), Double.NaN);
            } else {
                target.qMax().read(tile.first(), qMax, row, tile.count());
            }
        }
    }
}
