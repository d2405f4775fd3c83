package org.fusiform.gateway.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.RunResult;

/** The share of selective units over the layers, one line per target, as SVG. */
final class ProportionFigure {
    /** Told apart without red and green: Okabe and Ito's colours. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int PLOT_HEIGHT = 260;
    private static final int STEP = 48;
    private static final int LEGEND = 180;
    private static final int NAMES = 150;

    private final RunResult run;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    private ProportionFigure(RunResult run) {
        this.run = run;
        this.most = run.layers().stream()
                .flatMap(layer -> layer.targets().values().stream())
                .mapToDouble(target -> target.fraction())
                .max()
                .orElse(0);
    }

    /** Of a run that has a layer. */
    static String of(RunResult run) {
        return new ProportionFigure(run).draw();
    }

    private String draw() {
        int width = LEFT + STEP * run.layers().size() + LEGEND;
        int height = TOP + PLOT_HEIGHT + NAMES;
        line(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>",
                width, height);
        line("<rect width='100%%' height='100%%' fill='#fff'/>");
        text(LEFT, 22, "", run.model() + ": selective units (%) over layers, " + run.stimulusSet());
        axes();
        List<String> targets = new ArrayList<>(run.layers().getFirst().targets().keySet());
        for (int target = 0; target < targets.size(); target++) {
            target(targets.get(target), target);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes() {
        int right = LEFT + STEP * run.layers().size();
        line("<path d='M%d %dV%dH%d' fill='none' stroke='#444'/>", LEFT, TOP, TOP + PLOT_HEIGHT, right);
        for (int tick = 0; tick <= 4; tick++) {
            double y = TOP + PLOT_HEIGHT - PLOT_HEIGHT * tick / 4.0;
            text(LEFT - 6, y + 4, " text-anchor='end'", number(most * 100 * tick / 4));
        }
        for (int layer = 0; layer < run.layers().size(); layer++) {
            double x = x(layer);
            int y = TOP + PLOT_HEIGHT + 14;
            text(
                    x,
                    y,
                    " text-anchor='end' transform='rotate(-50 " + number(x) + " " + y + ")'",
                    run.layers().get(layer).layer());
        }
    }

    private void target(String target, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (int layer = 0; layer < run.layers().size(); layer++) {
            LayerResult result = run.layers().get(layer);
            double share = most == 0 ? 0 : result.targets().get(target).fraction() / most;
            points.append(layer == 0 ? "" : " ")
                    .append(number(x(layer)))
                    .append(',')
                    .append(number(TOP + PLOT_HEIGHT * (1 - share)));
        }
        line("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", points, colour);
        int right = LEFT + STEP * run.layers().size() + 16;
        int y = TOP + 10 + 18 * index;
        line("<path d='M%d %dh20' stroke='%s' stroke-width='2'/>", right, y, colour);
        text(right + 26, y + 4, "", target);
    }

    private static double x(int layer) {
        return LEFT + STEP * (layer + 0.5);
    }

    private void text(double x, double y, String more, String content) {
        line("<text x='%s' y='%s'%s>%s</text>", number(x), number(y), more, escaped(content));
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
