import { css, shade } from "./theme.js";

/** A matrix as an image with square-edged cells, so that any number of them is one element of the figure. */
export function image(rows, columns, colour) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const rgb = colour(row, column);
      const at = 4 * (row * columns + column);
      pixels.data[at] = rgb?.[0] ?? 0;
      pixels.data[at + 1] = rgb?.[1] ?? 0;
      pixels.data[at + 2] = rgb?.[2] ?? 0;
      pixels.data[at + 3] = rgb ? 255 : 0;
    }
  }
  context.putImageData(pixels, 0, 0);
  return enlarged(canvas).toDataURL();
}

/** Viewers smooth what they enlarge; an image that is large already keeps its edges. */
function enlarged(canvas) {
  const scale = [1, 1];
  while (canvas.width * scale[0] < 600) {
    scale[0]++;
  }
  while (canvas.height * scale[1] < 200) {
    scale[1]++;
  }
  const large = document.createElement("canvas");
  large.width = canvas.width * scale[0];
  large.height = canvas.height * scale[1];
  const context = large.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  return large;
}

/** Elements of a colour bar with its ends written beside it. */
export function colourBar({ left, top, width, low, high, label, look, diverging = false, format }) {
  const steps = 24;
  const bars = Array.from({ length: steps }, (_, i) => ({
    type: "rect",
    silent: true,
    shape: { x: left + (i * width) / steps, y: top, width: width / steps + 0.5, height: 10 },
    style: { fill: css(shade(i, 0, steps - 1, diverging)) },
  }));
  const text = (x, words, align) => ({
    type: "text",
    silent: true,
    style: { x, y: top + 14, text: words, fill: look.ink, textAlign: align, font: "12px sans-serif" },
  });
  return [
    ...bars,
    text(left, format(low), "left"),
    text(left + width, format(high), "right"),
    text(left + width / 2, label, "center"),
  ];
}
