import { number } from "../core/format.js";
import { colourBar } from "../figure/raster.js";
import { css, shade } from "../figure/theme.js";

const CHARACTER = 6.6;
const TOP = 10;
const LARGEST_CELL = 64;
const SMALLEST_FOR_TEXT = 34;

/** The luminance at which WCAG's contrast to both is the same. */
const AS_FAR_FROM_BLACK_AS_FROM_WHITE = 0.179;

/** A small square matrix of correlations with its values written in: layers or models against each other. */
export function matrix({ name, title, caption, names, values, label }) {
  const rows = names.flatMap((a, i) => names.map((b, j) => ({ a, b, consistency: values[i][j] })));
  const defined = values.flat().filter(value => value !== null);
  const low = Math.floor(10 * Math.min(0, ...defined)) / 10;
  return {
    name,
    title,
    caption,
    rows,
    hovers: true,
    draw: ({ width, look }) => {
      const left = Math.min(width / 3, Math.max(...names.map(one => one.length)) * CHARACTER + 12);
      const cell = Math.min(LARGEST_CELL, (width - left - 14) / names.length);
      const side = cell * names.length;
      const below = Math.max(...names.map(one => one.length)) * CHARACTER * 0.75 + 24;
      return {
        height: TOP + side + below + 50,
        option: {
          animation: false,
          graphic: {
            elements: [
              ...cells(names, values, left, cell, low, look),
              ...labels(names, left, cell, side, look),
              ...colourBar({ left, top: TOP + side + below, width: Math.min(240, width - left - 14), low, high: 1, label, look, format: number }),
            ],
          },
        },
        hover: (x, y) => {
          const row = Math.floor((y - TOP) / cell);
          const column = Math.floor((x - left) / cell);
          return names[row] && names[column] ? `${names[row]} and ${names[column]}: ${number(values[row][column])}` : null;
        },
      };
    },
  };
}

function cells(names, values, left, cell, low, look) {
  return names.flatMap((_, row) =>
    names.flatMap((_, column) => {
      const value = values[row][column];
      const colour = value === null ? null : shade(value, low, 1);
      const x = left + column * cell;
      const y = TOP + row * cell;
      const box = {
        type: "rect",
        shape: { x, y, width: cell, height: cell },
        style: { fill: colour ? css(colour) : "none", stroke: look.paper, lineWidth: 1 },
      };
      if (cell < SMALLEST_FOR_TEXT) {
        return [box];
      }
      return [
        box,
        {
          type: "text",
          silent: true,
          style: {
            x: x + cell / 2,
            y: y + cell / 2,
            text: value === null ? "–" : value.toFixed(2),
            fill: colour ? (luminance(colour) > AS_FAR_FROM_BLACK_AS_FROM_WHITE ? "#000000" : "#ffffff") : look.ink,
            textAlign: "center",
            textVerticalAlign: "middle",
            font: "12px sans-serif",
          },
        },
      ];
    }),
  );
}

/** Relative, as WCAG 2.1 defines it. */
function luminance(colour) {
  const [r, g, b] = colour.map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function labels(names, left, cell, side, look) {
  const font = "12px sans-serif";
  return names.flatMap((one, i) => [
    {
      type: "text",
      silent: true,
      style: {
        x: left - 6,
        y: TOP + (i + 0.5) * cell,
        text: one,
        fill: look.ink,
        textAlign: "right",
        textVerticalAlign: "middle",
        font,
        width: left - 8,
        overflow: "truncate",
      },
    },
    {
      type: "text",
      silent: true,
      x: left + (i + 0.5) * cell,
      y: TOP + side + 6,
      rotation: Math.PI / 4,
      style: { text: one, fill: look.ink, textAlign: "right", textVerticalAlign: "top", font },
    },
  ]);
}
