import { panels } from "../figure/panels.js";
import { tip } from "../figure/tip.js";
import { number } from "../core/format.js";
import { STAGES } from "./differences.js";

const ALL = { key: "all", label: "all units", symbol: "emptyCircle", color: look => look.ink };

/** How alike the models represent the stimuli at each stage: a line for all units and one for each category's. */
export function between(findings, consistency, caption) {
  const populations = ["all", ...findings.targets].filter(population => consistency.some(one => one.population === population && one.pairMean !== null));
  const lines = populations.map(population => findings.targetSeries.find(one => one.key === population) ?? ALL);
  const rows = consistency.map(one => ({
    stage: STAGES[one.stage] ?? `stage ${one.stage}`,
    population: one.population,
    consistency: one.pairMean,
    models: one.models.join(" "),
  }));
  const stages = STAGES.filter(stage => rows.some(row => row.stage === stage));
  return {
    name: "between-models",
    title: "Consistency between models over stages",
    caption,
    rows,
    series: lines,
    draw: ({ width, hidden, look, legend }) => {
      const low = Math.min(0, ...rows.map(row => row.consistency ?? 0));
      const { option, height } = panels({
        panels: [{ title: "", names: stages }],
        y: { name: "Consistency of RDMs", min: Math.floor(low * 5) / 5, max: 1, format: number },
        width,
        look,
        legend,
      });
      option.tooltip = tip(look, row => [`${row.population === "all" ? "all units" : row.population}, ${row.stage}`, number(row.consistency)]);
      option.series = lines
        .filter(line => !hidden.has(line.key))
        .map(line => ({
          type: "line",
          name: line.label,
          symbol: line.symbol,
          symbolSize: 8,
          itemStyle: { color: line.color(look) },
          lineStyle: { color: line.color(look), width: 1.8 },
          emphasis: { disabled: true },
          data: rows
            .filter(row => row.population === line.key)
            .map(row => ({ value: [stages.indexOf(row.stage), row.consistency ?? "-"], row })),
        }));
      return { option, height };
    },
  };
}
