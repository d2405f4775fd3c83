/** Colours that people with any colour vision tell apart (Okabe and Ito 2008), the darker ones first. */
const OKABE_ITO = {
  light: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"],
  dark: ["#56B4E9", "#E69F00", "#2BC59B", "#CC79A7", "#F0E442", "#D55E00", "#FFFFFF"],
};
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow"];

const INKS = {
  light: { name: "light", ink: "#1b1f24", soft: "#57606a", line: "#d5dae0", paper: "#ffffff" },
  dark: { name: "dark", ink: "#e8ebef", soft: "#a3adb8", line: "#3a424d", paper: "#14181d" },
};

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

export const LIGHT = INKS.light;

export function theme() {
  return DARK.matches ? INKS.dark : INKS.light;
}

export function onThemeChange(changed, signal) {
  DARK.addEventListener("change", changed, { signal });
}

/** Categories keep colour and symbol in every figure of a campaign. */
export function series(names) {
  return names.map((name, i) => ({
    key: name,
    label: name,
    symbol: SYMBOLS[i % SYMBOLS.length],
    color: look => OKABE_ITO[look.name][i % OKABE_ITO.light.length],
  }));
}

/** From little to much (viridis, in eight steps). */
const SEQUENTIAL = ["#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"].map(rgb);

/** From negative by nothing to positive. */
const DIVERGING = ["#0072B2", "#7fb8d8", "#f2f2f2", "#eaa97f", "#D55E00"].map(rgb);

/** The colour of a value as [r, g, b]. */
export function shade(value, low, high, diverging = false) {
  const stops = diverging ? DIVERGING : SEQUENTIAL;
  const part = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
  const at = part * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  return [0, 1, 2].map(c => Math.round(stops[i][c] + (at - i) * (stops[i + 1][c] - stops[i][c])));
}

export function css([r, g, b]) {
  return `rgb(${r},${g},${b})`;
}

function rgb(hex) {
  return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
}
