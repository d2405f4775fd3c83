import { LitElement, html, nothing } from "lit";
import { saveCsv, savePng, saveSvg } from "./files.js";
import { mark } from "./mark.js";
import { legend } from "./panels.js";
import { LIGHT, onThemeChange, theme } from "./theme.js";
import { number } from "../core/format.js";

let charts;

/** Much code, which is to be evaluated while what there is to draw is on its way, and not before it is asked for. */
export function prepare() {
  return (charts ??= import("./chart.js"));
}

const EXPORT_WIDTH = 900;
const LEGEND_HEIGHT = 34;
const MOST_ROWS = 500;

/**
 * A figure with its legend, caption, files and, for those who do not see it, its values as a table.
 *
 * figure: {name, title, caption, series, rows, draw({width, hidden, look, legend}) → {option, height, hover?, press?}}
 */
class Figure extends LitElement {
  static properties = {
    figure: { attribute: false },
    off: { state: true },
    hint: { state: true },
    open: { state: true },
    lacking: { state: true },
  };

  constructor() {
    super();
    this.off = new Set();
    this.ending = new AbortController();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    onThemeChange(() => this.recolour(), this.ending.signal);
    this.sizes = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width > 0 && width !== this.width) {
        this.width = width;
        this.redraw();
      }
    });
  }

  willUpdate(changed) {
    if (changed.get("figure") && changed.get("figure").name !== this.figure.name) {
      this.off = new Set();
    }
  }

  firstUpdated() {
    this.sizes.observe(this.querySelector(".drawing"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ending.abort();
    this.sizes.disconnect();
    this.chart?.dispose();
  }

  updated(changed) {
    if (changed.has("figure") || changed.has("off")) {
      this.redraw();
    }
  }

  recolour() {
    this.requestUpdate();
    this.redraw();
  }

  get series() {
    return this.figure.series ?? [];
  }

  async redraw() {
    let chart;
    try {
      chart = await prepare();
    } catch {
      this.lacking = true;
      return;
    }
    const place = this.querySelector(".drawing");
    if (!place || !this.width || !this.isConnected) {
      return;
    }
    const { option, height, hover, press } = this.figure.draw({ width: this.width, hidden: this.off, look: theme(), legend: 0 });
    this.chart?.dispose();
    place.style.height = `${height}px`;
    this.chart = chart.draw(place, option, height);
    if (hover) {
      const zr = this.chart.getZr();
      zr.on("mousemove", event => (this.hint = hover(event.offsetX, event.offsetY) ?? ""));
      zr.on("globalout", () => (this.hint = ""));
    }
    if (press) {
      this.chart.getZr().on("click", event => press(event.offsetX, event.offsetY));
    }
  }

  toggle(key) {
    const hidden = new Set(this.off);
    if (!hidden.delete(key)) {
      hidden.add(key);
    }
    this.off = hidden;
  }

  /** For paper: black on white, with its legend, whatever the page looks like. */
  async file() {
    const { svg } = await prepare();
    const shown = this.series.filter(one => !this.off.has(one.key));
    const space = shown.length > 0 ? LEGEND_HEIGHT : 0;
    const { option, height } = this.figure.draw({ width: EXPORT_WIDTH, hidden: this.off, look: LIGHT, legend: space });
    const whole = { ...(space ? legend(option, shown, LIGHT) : option), backgroundColor: LIGHT.paper };
    return { text: svg(whole, EXPORT_WIDTH, height), width: EXPORT_WIDTH, height };
  }

  render() {
    const { name, title, caption, rows } = this.figure;
    return html`<figure data-figure=${name}>
      <div class="head">
        <h3>${title}</h3>
        <span class="files" role="group" aria-label=${`Save “${title}”`}>
          <button type="button" @click=${async () => saveSvg(name, (await this.file()).text)}>SVG</button>
          <button type="button" @click=${() => this.png()}>PNG</button>
          <button type="button" @click=${() => saveCsv(name, rows)}>CSV</button>
        </span>
      </div>
      ${this.series.length > 1 ? this.legend() : nothing}
      ${this.lacking ? html`<p class="notice bad" role="alert">What draws this figure did not arrive. Load the page again.</p>` : nothing}
      <div class="drawing" role="img" aria-label=${`${title}. ${caption}`}></div>
      ${this.figure.hovers ? html`<p class="hint hover" aria-hidden="true">${this.hint || "Point at a cell to read its value."}</p>` : nothing}
      <figcaption>${caption}</figcaption>
      <details @toggle=${event => (this.open = event.target.open)}><summary>Values as a table</summary>
        ${this.open ? table(rows) : nothing}</details>
    </figure>`;
  }

  async png() {
    const { text, width, height } = await this.file();
    return savePng(this.figure.name, text, width, height);
  }

  legend() {
    const look = theme();
    return html`<div class="legend" role="group" aria-label="Shown">
      ${this.series.map(
        one => html`<button type="button" aria-pressed=${String(!this.off.has(one.key))} @click=${() => this.toggle(one.key)}>
          ${mark(one, look)}
          ${one.label}</button>`,
      )}
    </div>`;
  }
}

function table(rows) {
  const columns = Object.keys(rows[0] ?? {});
  return html`<div class="scroll values" tabindex="0" role="region" aria-label="Values"><table>
      <thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, MOST_ROWS).map(
        row => html`<tr>${columns.map(column => html`<td>${typeof row[column] === "number" ? number(row[column]) : (row[column] ?? "–")}</td>`)}</tr>`,
      )}</tbody>
    </table></div>
    ${rows.length > MOST_ROWS ? html`<p class="hint">The first ${MOST_ROWS} of ${rows.length}; the CSV has them all.</p>` : nothing}`;
}

customElements.define("result-figure", Figure);
