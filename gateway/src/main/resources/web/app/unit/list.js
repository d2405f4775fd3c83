import { LitElement, html } from "lit";
import { number } from "../core/format.js";
import { placeOf } from "./strength.js";

const ROW = 40;
const BEYOND = 8;

/** Units, the strongest first. Only those in sight are in the page, so that any number of them scrolls. */
class UnitList extends LitElement {
  static properties = {
    units: { attribute: false },
    shape: { attribute: false },
    chosen: { type: Number },
    address: { attribute: false },
    top: { state: true },
  };

  constructor() {
    super();
    this.top = 0;
  }

  createRenderRoot() {
    return this;
  }

  updated(changed) {
    if (changed.has("units")) {
      this.show();
    }
  }

  /** Brings the chosen unit into sight. */
  show() {
    const index = this.units.findIndex(one => one.unit === this.chosen);
    const box = this.querySelector(".units");
    if (index >= 0 && (index * ROW < box.scrollTop || (index + 1) * ROW > box.scrollTop + box.clientHeight)) {
      box.scrollTop = index * ROW;
    }
  }

  render() {
    const height = this.querySelector(".units")?.clientHeight ?? 480;
    const first = Math.max(0, Math.floor(this.top / ROW) - BEYOND);
    const last = Math.min(this.units.length, Math.ceil((this.top + height) / ROW) + BEYOND);
    return html`<div class="units" tabindex="0" role="region" aria-label="Strongest units" @scroll=${event => (this.top = event.target.scrollTop)}>
      <ol style=${`height:${this.units.length * ROW}px`} start=${first + 1}>
        ${this.units.slice(first, last).map((one, i) => this.row(one, first + i))}
      </ol>
    </div>`;
  }

  row(one, index) {
    const { map, y, x } = placeOf(one.unit, this.shape);
    return html`<li style=${`top:${index * ROW}px`} aria-setsize=${this.units.length} aria-posinset=${index + 1}>
      <a href=${this.address(one.unit)} aria-current=${one.unit === this.chosen ? "true" : "false"}>
        <b>${index + 1}.</b> unit ${one.unit} <small>map ${map}, y ${y}, x ${x}</small> <span>d′ ${number(one.dprime)}</span></a></li>`;
  }
}

customElements.define("unit-list", UnitList);
