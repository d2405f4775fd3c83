import { number } from "../core/format.js";
import { colourBar, raster } from "../figure/raster.js";
import { shade } from "../figure/theme.js";

const LEFT = 120;
const TOP = 12;
const LARGEST = 620;
const MOST_CELLS = 600;
/** Height of a character of a slanted label. */
const SLANTED = 5;

/** The place of a pair in the upper triangle, row by row. */
function at(i, j, n) {
  const [a, b] = i < j ? [i, j] : [j, i];
  return a * n - (a * (a + 1)) / 2 + (b - a - 1);
}

/** The RDM of one population of a layer, its stimuli in the order of the set: condition by condition. */
export function rdm({ upper, set, stimuli, name, title, caption, dissimilarity }) {
  const n = set.stimuli;
  const blocks = conditions(set);
  const value = (i, j) => (i === j ? 0 : upper[at(i, j, n)]);
  const step = Math.ceil(n / MOST_CELLS);
  const size = Math.ceil(n / step);
  const cells = new Float64Array(size * size);
  let high = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const mean = average(value, row * step, column * step, step, n);
      cells[row * size + column] = mean;
      high = Math.max(high, Number.isNaN(mean) ? 0 : mean);
    }
  }
  const label = i => `${stimuli[i].condition} “${stimuli[i].name}”`;
  return {
    name,
    title,
    caption: step === 1 ? caption : `${caption} Drawn in cells of ${step} × ${step} stimuli.`,
    hovers: true,
    get rows() {
      return pairs(n, value, stimuli);
    },
    draw: ({ width, look }) => {
      const side = Math.min(width - LEFT - 14, LARGEST);
      const below = Math.max(...blocks.map(block => block.name.length)) * SLANTED + 24;
      return {
        height: TOP + side + below + 44,
        option: {
          animation: false,
          graphic: { elements: elements({ blocks, n, side, below, size, high, dissimilarity, look, cell: (row, column) => cells[row * size + column] }) },
        },
        hover: (x, y) => {
          const j = Math.floor(((x - LEFT) / side) * n);
          const i = Math.floor(((y - TOP) / side) * n);
          return i >= 0 && i < n && j >= 0 && j < n ? `${label(i)} and ${label(j)}: ${number(value(i, j))}` : null;
        },
      };
    },
  };
}

/** Where each condition begins, in the order of the manifest. */
export function conditions(set) {
  let start = 0;
  return Object.keys(set.conditions)
    .sort()
    .map(name => {
      const block = { name, start, count: set.conditions[name] };
      start += block.count;
      return block;
    });
}

function average(value, row, column, step, n) {
  let sum = 0;
  let count = 0;
  for (let i = row; i < Math.min(row + step, n); i++) {
    for (let j = column; j < Math.min(column + step, n); j++) {
      const one = value(i, j);
      if (!Number.isNaN(one)) {
        sum += one;
        count++;
      }
    }
  }
  return sum / count;
}

function elements({ blocks, n, side, below, size, high, dissimilarity, look, cell }) {
  const place = index => (index / n) * side;
  const font = "12px sans-serif";
  const line = shape => ({ type: "line", silent: true, shape, style: { stroke: look.paper, lineWidth: 1 } });
  return [
    raster({ x: LEFT, y: TOP, width: side, height: side }, size, size, (row, column) =>
      Number.isNaN(cell(row, column)) ? null : shade(cell(row, column), 0, high),
    ),
    ...blocks.slice(1).flatMap(block => [
      line({ x1: LEFT, x2: LEFT + side, y1: TOP + place(block.start), y2: TOP + place(block.start) }),
      line({ y1: TOP, y2: TOP + side, x1: LEFT + place(block.start), x2: LEFT + place(block.start) }),
    ]),
    ...blocks.flatMap(block => {
      const middle = place(block.start + block.count / 2);
      return [
        {
          type: "text",
          silent: true,
          style: { x: LEFT - 8, y: TOP + middle, text: block.name, fill: look.ink, textAlign: "right", textVerticalAlign: "middle", font },
        },
        {
          type: "text",
          silent: true,
          x: LEFT + middle,
          y: TOP + side + 8,
          rotation: Math.PI / 4,
          style: { text: block.name, fill: look.ink, textAlign: "right", textVerticalAlign: "top", font },
        },
      ];
    }),
    ...colourBar({
      left: LEFT,
      top: TOP + side + below,
      width: Math.min(240, side),
      low: 0,
      high,
      label: dissimilarity,
      look,
      format: number,
    }),
  ];
}

function pairs(n, value, stimuli) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const one = value(i, j);
      rows.push({
        i,
        j,
        condition_i: stimuli[i].condition,
        condition_j: stimuli[j].condition,
        stimulus_i: stimuli[i].name,
        stimulus_j: stimuli[j].name,
        dissimilarity: Number.isNaN(one) ? null : one,
      });
    }
  }
  return rows;
}
