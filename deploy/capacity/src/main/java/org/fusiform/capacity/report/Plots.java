package org.fusiform.capacity.report;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.capacity.cluster.Phase;
import org.fusiform.capacity.plan.Plan.Answer;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures beside the tables. */
final class Plots {
    static final String TIMES = "time.png";
    static final String PHASES = "phases.png";
    private static final int WIDTH = 900;
    private static final int HEIGHT = 460;
    private static final int DOTS_PER_INCH = 144;
    private static final double HOUR = 3600;

    /** Of Okabe and Ito, which the colour-blind can tell apart. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73), new Color(0xD55E00),
        new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xF0E442), new Color(0x999999),
    };

    private Plots() {}

    static void write(List<Answer> answers, List<Answer> ceilings, Path folder) throws IOException {
        save(times(ceilings), folder.resolve(TIMES));
        save(phases(answers), folder.resolve(PHASES));
    }

    /** Time until extraction and analysis are done, by the ceiling. */
    private static XYChart times(List<Answer> ceilings) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("A quarter of the campaign on as many GPUs as pods may be")
                .xAxisTitle("GPUs = partitions = pods at most")
                .yAxisTitle("hours")
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        double[] gpus = ceilings.stream().mapToDouble(Answer::gpus).toArray();
        double first = ceilings.getFirst().outcome().doneAt() / HOUR;
        line(
                chart,
                "analysed",
                gpus,
                ceilings.stream()
                        .mapToDouble(answer -> answer.outcome().doneAt() / HOUR)
                        .toArray());
        line(
                chart,
                "extracted",
                gpus,
                ceilings.stream()
                        .mapToDouble(answer -> answer.outcome().extractedAt() / HOUR)
                        .toArray());
        line(
                chart,
                "if twice as many took half as long",
                gpus,
                Arrays.stream(gpus).map(each -> first * gpus[0] / each).toArray());
        return chart;
    }

    private static void line(XYChart chart, String name, double[] x, double[] y) {
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE);
    }

    /** Shares of the time of extractors. */
    private static CategoryChart phases(List<Answer> answers) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("What extractors spend their time on")
                .xAxisTitle("GPUs, settings")
                .yAxisTitle("% of the time paid for")
                .build();
        style(chart.getStyler());
        chart.getStyler().setStacked(true);
        chart.getStyler().setYAxisMax(100.0);
        chart.getStyler().setAvailableSpaceFill(0.6);
        List<String> names = answers.stream()
                .map(answer -> answer.gpus() + ", " + answer.settings())
                .toList();
        Stream.of(
                        Phase.FORWARD,
                        Phase.PREPARE,
                        Phase.CAPTURE,
                        Phase.STORE,
                        Phase.LOAD,
                        Phase.OVERHEAD,
                        Phase.STARTING,
                        Phase.IDLE)
                .forEach(phase -> chart.addSeries(
                        phase.words(),
                        names,
                        answers.stream()
                                .map(answer ->
                                        100 * answer.outcome().extractors().share(phase))
                                .toList()));
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setSeriesColors(COLOURS);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xE0E0E0));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setLegendPosition(LegendPosition.OutsideE);
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
    }
}
