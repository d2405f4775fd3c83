import { html, svg } from "lit";

/** The symbols of a chart, 14 × 14; what has none in it is a patch of its colour. */
const SHAPES = {
  circle: color => svg`<circle cx="7" cy="7" r="5.5" fill=${color}></circle>`,
  emptyCircle: color => svg`<circle cx="7" cy="7" r="4.5" fill="none" stroke=${color} stroke-width="2"></circle>`,
  rect: color => svg`<rect x="2" y="2" width="10" height="10" fill=${color}></rect>`,
  triangle: color => svg`<path d="M7 1.5L13 12.5H1Z" fill=${color}></path>`,
  diamond: color => svg`<path d="M7 .5L13.5 7L7 13.5L.5 7Z" fill=${color}></path>`,
  roundRect: color => svg`<rect x="2" y="2" width="10" height="10" rx="3.5" fill=${color}></rect>`,
  pin: color => svg`<path d="M7 13.5C4 9 2.5 7.5 2.5 5a4.5 4.5 0 0 1 9 0c0 2.5-1.5 4-4.5 8.5Z" fill=${color}></path>`,
  arrow: color => svg`<path d="M7 .5L12.5 13L7 10L1.5 13Z" fill=${color}></path>`,
};

/** What a series looks like in the figure. */
export function mark(series, look) {
  const shape = SHAPES[series.symbol] ?? SHAPES.rect;
  return html`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">${shape(series.color(look))}</svg>`;
}
