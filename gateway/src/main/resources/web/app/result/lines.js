import { count, number } from "../core/format.js";
import { dodge, interval, panels, scale } from "../figure/panels.js";
import { tip } from "../figure/tip.js";
import { MEASURES } from "./measures.js";

/**
 * A measure over the layers, a panel for each run and a line for each category.
 *
 * @param runs with what their panels are called, [{run, title}]
 */
export function lines(findings, name, measureName, runs, caption) {
  const measure = MEASURES[measureName];
  const rows = runs.flatMap(({ run }) =>
    run.layers.flatMap(layer =>
      Object.entries(layer.targets).map(([target, result]) => row(findings, measure, measureName, run, layer, target, result)),
    ),
  );
  const defined = rows.filter(one => one[measureName] !== null);
  return {
    name,
    title: measure.title,
    caption,
    rows,
    series: findings.targetSeries.filter(one => rows.some(row => row.target === one.key)),
    draw: space => drawing(findings, measure, measureName, runs, rows, extent(measure, measureName, defined), space),
  };
}

function row(findings, measure, measureName, run, layer, target, result) {
  const value = measure.of(result) ?? null;
  const reach = measure.se && value !== null ? findings.reach(measure.se(result), run.parameters) : null;
  return {
    model: run.model,
    criterion: run.criterion,
    analysis: run.analysis,
    layer: layer.layer,
    target,
    [measureName]: value,
    ...(measure.se ? { low: reach === null ? null : value - reach, high: reach === null ? null : value + reach } : {}),
    selected: result.selected,
    units: layer.units,
  };
}

/** Of all panels, so that they can be compared. */
function extent(measure, measureName, rows) {
  const lowest = measure.min === undefined ? "low" : measureName;
  const values = rows.flatMap(row => [row[measureName], row.high ?? null, row[lowest] ?? null]).filter(value => value !== null);
  const found = scale(values);
  return measure.max === undefined ? { ...found, min: measure.min ?? found.min } : { min: measure.min, max: measure.max };
}

function drawing(findings, measure, measureName, runs, rows, axis, { width, hidden, look, legend }) {
  const format = measure.format ?? number;
  const { option, height } = panels({
    panels: runs.map(({ run, title }) => ({ title, names: run.layers.map(layer => layer.layer) })),
    y: { name: measure.axis, format, ...axis },
    width,
    look,
    legend,
  });
  option.tooltip = tip(look, row => said(row, measureName, format));
  const shown = findings.targetSeries.filter(one => !hidden.has(one.key));
  runs.forEach(({ run }, panel) => {
    const names = run.layers.map(layer => layer.layer);
    shown.forEach((target, index) => {
      const mine = rows.filter(row => row.model === run.model && row.analysis === run.analysis && row.target === target.key);
      const at = row => names.indexOf(row.layer) + dodge(index, shown.length, Math.min(0.3, names.length * 0.06));
      const axes = { xAxisIndex: panel, yAxisIndex: panel, itemStyle: { color: target.color(look) } };
      option.series.push({
        type: "line",
        name: target.label,
        ...axes,
        z: 2,
        symbol: target.symbol,
        symbolSize: 7,
        lineStyle: { color: target.color(look), width: 1.8 },
        emphasis: { disabled: true },
        data: mine.map(row => ({ value: [at(row), row[measureName] ?? "-"], row })),
      });
      const barred = mine.filter(row => row.low !== null && row.low !== undefined);
      if (barred.length > 0) {
        option.series.push(interval({ name: target.label, ...axes, data: barred.map(row => [at(row), row.low, row.high]) }));
      }
    });
  });
  return { option, height };
}

function said(row, measureName, format) {
  return [
    `${row.target}, ${row.layer}`,
    row.model,
    row.low === null || row.low === undefined
      ? format(row[measureName])
      : `${format(row[measureName])} (95%: ${format(row.low)} to ${format(row.high)})`,
    `${count(row.selected)} of ${count(row.units, "unit")}`,
  ];
}
