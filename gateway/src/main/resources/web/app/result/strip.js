import { percent } from "../core/format.js";
import { colourBar, raster } from "../figure/raster.js";
import { shade } from "../figure/theme.js";

const LEFT = 110;
const RIGHT = 14;
const TOP = 10;
const ROW = 26;

/** The share of selective units of every feature map of a layer, a row for each category. */
export function strip(findings, run, layer, sorted, caption) {
  const targets = Object.keys(layer.targets);
  const order = mapOrder(layer, sorted);
  const rows = targets.flatMap(target =>
    layer.targets[target].maps.perMap.map((share, map) => ({ model: run.model, layer: layer.layer, target, map, share })),
  );
  const most = rows.reduce((top, row) => Math.max(top, row.share), 0);
  return {
    name: "feature-maps",
    title: `Selective units per feature map of ${layer.layer}`,
    caption,
    rows,
    hovers: true,
    draw: ({ width, look }) => {
      const plot = { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: ROW * targets.length };
      const cell = (row, column) => layer.targets[targets[row]].maps.perMap[order[column]];
      return {
        height: plot.y + plot.height + 76,
        option: { animation: false, graphic: { elements: elements(plot, targets, order, cell, most, sorted, look) } },
        hover: (x, y) => {
          const column = Math.floor(((x - plot.x) / plot.width) * order.length);
          const row = Math.floor((y - plot.y) / ROW);
          return column >= 0 && column < order.length && row >= 0 && row < targets.length
            ? `${targets[row]}, map ${order[column]}: ${percent(cell(row, column))} of its units`
            : null;
        },
      };
    },
  };
}

/** Sorted: by the category that has most of a map, maps that have none of any last. */
function mapOrder(layer, sorted) {
  const maps = Array.from({ length: layer.shape[0] }, (_, map) => map);
  if (!sorted) {
    return maps;
  }
  const shares = Object.values(layer.targets).map(target => target.maps.perMap);
  const most = maps.map(map => Math.max(...shares.map(share => share[map])));
  const best = maps.map(map => (most[map] > 0 ? shares.findIndex(share => share[map] === most[map]) : shares.length));
  return maps.sort((a, b) => best[a] - best[b] || most[b] - most[a]);
}

function elements(plot, targets, order, cell, most, sorted, look) {
  const words = (x, y, text, textAlign) => ({
    type: "text",
    silent: true,
    style: { x, y, text, fill: look.ink, textAlign, font: "12px sans-serif" },
  });
  return [
    raster(plot, targets.length, order.length, (row, column) => shade(cell(row, column), 0, most)),
    ...targets.map((target, row) => words(plot.x - 8, plot.y + ROW * row + 7, target, "right")),
    words(plot.x, plot.y + plot.height + 6, sorted ? "sorted by category and share" : "map 0", "left"),
    words(plot.x + plot.width, plot.y + plot.height + 6, sorted ? "" : `map ${order.length - 1}`, "right"),
    ...colourBar({
      left: plot.x,
      top: plot.y + plot.height + 36,
      width: Math.min(260, plot.width),
      low: 0,
      high: most,
      label: "share selective",
      look,
      format: percent,
    }),
  ];
}
