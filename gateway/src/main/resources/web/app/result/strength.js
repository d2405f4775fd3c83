import { count, number } from "../core/format.js";
import { dodge, panels } from "../figure/panels.js";
import { tip } from "../figure/tip.js";

const BAR = 9;

/** The d′ of the selective units over the layers: median, quartiles and mean. */
export function strength(findings, runs, caption) {
  const rows = runs.flatMap(({ run }) =>
    run.layers.flatMap(layer =>
      Object.entries(layer.targets).map(([target, result]) => {
        const { mean, median, q1, q3 } = result.strength.dprime;
        return { model: run.model, analysis: run.analysis, layer: layer.layer, target, q1, median, q3, mean, selected: result.selected };
      }),
    ),
  );
  return {
    name: "strength",
    title: "Strength of the selective units over layers",
    caption,
    rows,
    series: findings.targetSeries.filter(one => rows.some(row => row.target === one.key)),
    draw: space => drawing(findings, runs, rows, space),
  };
}

function drawing(findings, runs, rows, { width, hidden, look, legend }) {
  const { option, height } = panels({
    panels: runs.map(({ run, title }) => ({ title, names: run.layers.map(layer => layer.layer) })),
    y: { name: "d′ (median, quartiles, mean)", format: number, ...extent(rows) },
    width,
    look,
    legend,
  });
  option.tooltip = tip(look, row => [
    `${row.target}, ${row.layer}`,
    row.model,
    `median ${number(row.median)}, quartiles ${number(row.q1)} to ${number(row.q3)}, mean ${number(row.mean)}`,
    count(row.selected, "selective unit"),
  ]);
  const shown = findings.targetSeries.filter(one => !hidden.has(one.key));
  runs.forEach(({ run }, panel) => {
    const names = run.layers.map(layer => layer.layer);
    shown.forEach((target, index) => {
      const mine = rows.filter(
        row => row.model === run.model && row.analysis === run.analysis && row.target === target.key && row.median !== null,
      );
      option.series.push({
        type: "custom",
        name: target.label,
        xAxisIndex: panel,
        yAxisIndex: panel,
        itemStyle: { color: target.color(look) },
        data: mine.map(row => ({
          value: [names.indexOf(row.layer) + dodge(index, shown.length, 0.6), row.q1, row.median, row.q3, row.mean],
          row,
        })),
        renderItem: (_, api) => box(api, look),
      });
    });
  });
  return { option, height };
}

function box(api, look) {
  const y = i => api.coord([api.value(0), api.value(i)])[1];
  const x = api.coord([api.value(0), 0])[0];
  const colour = api.visual("color");
  return {
    type: "group",
    children: [
      {
        type: "rect",
        shape: { x: x - BAR / 2, y: y(3), width: BAR, height: Math.max(1, y(1) - y(3)) },
        style: { fill: colour, opacity: 0.45, stroke: colour, lineWidth: 1 },
      },
      { type: "line", shape: { x1: x - BAR / 2 - 2, y1: y(2), x2: x + BAR / 2 + 2, y2: y(2) }, style: { stroke: look.ink, lineWidth: 2 } },
      { type: "circle", shape: { cx: x, cy: y(4), r: 2.6 }, style: { fill: look.paper, stroke: look.ink, lineWidth: 1.2 } },
    ],
  };
}

function extent(rows) {
  const all = rows.flatMap(row => [row.q1, row.q3, row.mean]).filter(value => value !== null);
  return all.length === 0 ? { min: 0, max: 1 } : { min: Math.min(0, Math.floor(Math.min(...all) * 2) / 2), max: Math.ceil(Math.max(...all) * 2) / 2 };
}
