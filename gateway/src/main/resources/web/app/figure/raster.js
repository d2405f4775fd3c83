import { css, shade } from "./theme.js";

/** Pixels of the image for one of the page, at the least. */
const FINE = 2;

/**
 * A matrix as an image element that fills a place of the figure, so that any number of cells is one element of it.
 *
 * @param colour [r, g, b] of a row and column, null for none
 */
export function raster(place, rows, columns, colour) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const rgb = colour(row, column);
      if (rgb) {
        pixels.data.set([...rgb, 255], 4 * (row * columns + column));
      }
    }
  }
  context.putImageData(pixels, 0, 0);
  return { type: "image", style: { ...place, image: enlarged(canvas, place).toDataURL() } };
}

/** In the shape of its place: viewers smooth what they enlarge and keep the proportions of an image. */
function enlarged(canvas, { width, height }) {
  const scale = Math.max(FINE, canvas.width / width, canvas.height / height);
  const large = document.createElement("canvas");
  large.width = Math.round(width * scale);
  large.height = Math.round(height * scale);
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
