import { number } from "../core/format.js";
import { panels, dodge, interval, scale } from "../figure/panels.js";
import { tip } from "../figure/tip.js";

/** What a stage is called where models of several families meet. */
export const STAGES = ["stem", "stage 1", "stage 2", "stage 3", "stage 4", "pool"];

export const COMPARED = { fraction: "Difference in proportion", dprime: "Difference in mean d′", evenness: "Difference in evenness" };

/** Where the axis says more than the title: a difference of shares is no share. */
const AXES = { fraction: "Difference (percentage points)" };

/** One model less another over the stages, with its interval. */
export function differences(findings, comparisons, measure, caption) {
  const rows = comparisons
    .filter(one => one.measure === measure)
    .map(one => ({
      a: one.a,
      b: one.b,
      stage: STAGES[one.stage] ?? `stage ${one.stage}`,
      target: one.target,
      measure,
      difference: one.difference,
      low: one.ci95?.[0] ?? null,
      high: one.ci95?.[1] ?? null,
    }));
  return {
    name: `difference-${measure}`,
    title: `${COMPARED[measure]} between models`,
    caption,
    rows,
    series: findings.targetSeries.filter(one => rows.some(row => row.target === one.key)),
    draw: space => drawing(findings, rows, measure, space),
  };
}

function drawing(findings, rows, measure, { width, hidden, look, legend }) {
  const pairs = [...new Map(rows.map(row => [`${row.a} − ${row.b}`, row])).keys()];
  const stages = STAGES.filter(stage => rows.some(row => row.stage === stage));
  const format = value => (measure === "fraction" && value !== null ? number(100 * value) : number(value));
  const { option, height } = panels({
    panels: pairs.map(title => ({ title, names: stages })),
    y: {
      name: AXES[measure] ?? COMPARED[measure],
      format,
      ...scale(rows.flatMap(row => [row.difference, row.low, row.high]).filter(value => value !== null)),
    },
    width,
    look,
    legend,
  });
  option.tooltip = tip(look, row => [
    `${row.target}, ${row.stage}`,
    `${row.a} − ${row.b}`,
    `${format(row.difference)}${row.low === null ? "" : ` (95%: ${format(row.low)} to ${format(row.high)})`}${measure === "fraction" ? " percentage points" : ""}`,
  ]);
  const shown = findings.targetSeries.filter(one => !hidden.has(one.key));
  pairs.forEach((pair, panel) => {
    option.series.push(nothing(panel, stages.length, look));
    shown.forEach((target, index) => {
      const mine = rows.filter(row => `${row.a} − ${row.b}` === pair && row.target === target.key && row.difference !== null);
      const at = row => stages.indexOf(row.stage) + dodge(index, shown.length);
      const axes = { xAxisIndex: panel, yAxisIndex: panel, itemStyle: { color: target.color(look) } };
      option.series.push(
        {
          type: "scatter",
          name: target.label,
          ...axes,
          z: 2,
          symbol: target.symbol,
          symbolSize: 9,
          data: mine.map(row => ({ value: [at(row), row.difference], row })),
        },
        interval({ name: target.label, ...axes, data: mine.filter(row => row.low !== null).map(row => [at(row), row.low, row.high]) }),
      );
    });
  });
  return { option, height };
}

/** The line of no difference. */
function nothing(panel, stages, look) {
  return {
    type: "line",
    silent: true,
    xAxisIndex: panel,
    yAxisIndex: panel,
    symbol: "none",
    lineStyle: { color: look.soft, width: 1, type: "dashed" },
    data: [
      [-0.5, 0],
      [stages - 0.5, 0],
    ],
  };
}
