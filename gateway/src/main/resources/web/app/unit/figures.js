import { number } from "../core/format.js";
import { tip } from "../figure/tip.js";
import { panels } from "../figure/panels.js";
import { colourBar, raster } from "../figure/raster.js";
import { shade } from "../figure/theme.js";

const GRID_LEFT = 40;
const GRID_TOP = 10;

/** A unit's response to every stimulus, by condition, with the mean of each. */
export function responseFigure({ unit, responses, stimuli, target, accent, caption }) {
  const conditions = [...new Set(stimuli.map(one => one.condition))];
  const rows = stimuli.map((one, i) => ({
    unit,
    index: i,
    condition: one.condition,
    stimulus: one.name,
    response: responses[i],
  }));
  return {
    name: `unit-${unit}`,
    title: `Responses of unit ${unit}`,
    caption,
    rows,
    draw: ({ width, look }) => {
      const { option, height } = panels({
        panels: [{ title: "", names: conditions }],
        y: { name: "Activation", format: number },
        width,
        look,
        plotHeight: 240,
      });
      const colour = condition => (condition === target ? accent.color(look) : look.soft);
      option.tooltip = tip(look, row => [row.stimulus ?? "mean", row.condition, number(row.response)]);
      option.series = [
        {
          type: "scatter",
          symbolSize: 6,
          data: rows.map(row => ({
            value: [conditions.indexOf(row.condition) + spread(row.index), row.response],
            itemStyle: { color: colour(row.condition), opacity: 0.65 },
            row,
          })),
        },
        {
          type: "scatter",
          symbol: "rect",
          symbolSize: [34, 3],
          z: 3,
          data: conditions.map((condition, at) => {
            const mine = rows.filter(row => row.condition === condition);
            const mean = mine.reduce((sum, row) => sum + row.response, 0) / mine.length;
            return { value: [at, mean], itemStyle: { color: look.ink }, row: { condition, response: mean } };
          }),
        },
      ];
      return { option, height };
    },
  };
}

/** The same sideways place for the same stimulus, each time. */
function spread(index) {
  return (((index * 0.618034) % 1) - 0.5) * 0.5;
}

/** d′ of the units of a feature map where they lie; null cells are not known. */
export function mapFigure({ map, height: rowsOfMap, width: columns, strengths, place, target, caption, choose }) {
  const known = strengths.filter(value => value !== null);
  const reach = Math.max(0.5, ...known.map(Math.abs));
  const value = (row, column) => strengths[row * columns + column];
  return {
    name: `map-${map}-${target}`,
    title: `Selectivity of feature map ${map} for ${target}`,
    caption,
    rows: strengths.map((strength, within) => ({ map, y: Math.floor(within / columns), x: within % columns, dprime: strength })),
    hovers: true,
    draw: ({ width, look }) => {
      const cell = Math.max(4, Math.min(28, (Math.min(width, 460) - GRID_LEFT - 10) / columns));
      const [w, h] = [cell * columns, cell * rowsOfMap];
      const at = (x, y) => {
        const [column, row] = [Math.floor((x - GRID_LEFT) / cell), Math.floor((y - GRID_TOP) / cell)];
        return column >= 0 && column < columns && row >= 0 && row < rowsOfMap ? { row, column } : null;
      };
      return {
        height: GRID_TOP + h + 76,
        option: {
          animation: false,
          graphic: {
            elements: [
              raster({ x: GRID_LEFT, y: GRID_TOP, width: w, height: h }, rowsOfMap, columns, (row, column) =>
                value(row, column) === null ? null : shade(value(row, column), -reach, reach, true),
              ),
              frame(GRID_LEFT, GRID_TOP, w, h, look.soft, 1),
              frame(GRID_LEFT + place.x * cell, GRID_TOP + place.y * cell, cell, cell, look.ink, 2.5),
              ...colourBar({
                left: GRID_LEFT,
                top: GRID_TOP + h + 20,
                width: Math.max(180, Math.min(240, w)),
                low: -reach,
                high: reach,
                label: "d′",
                look,
                diverging: true,
                format: number,
              }),
            ],
          },
        },
        hover: (x, y) => {
          const found = at(x, y);
          return found ? `y ${found.row}, x ${found.column}: d′ ${number(value(found.row, found.column))}` : null;
        },
        press: (x, y) => {
          const found = at(x, y);
          if (found) {
            choose(found.row * columns + found.column);
          }
        },
      };
    },
  };
}

function frame(x, y, width, height, stroke, lineWidth) {
  return { type: "rect", silent: true, shape: { x, y, width, height }, style: { fill: "none", stroke, lineWidth } };
}
