import { html, nothing } from "lit";
import { bytes, path } from "../core/api.js";
import { number } from "../core/format.js";
import { go, withQuery } from "../core/router.js";
import { View } from "../core/view.js";
import "../figure/frame.js";
import { mapFigure, responseFigure } from "./figures.js";
import { LoadedMap } from "./map.js";
import { dprime, placeOf } from "./strength.js";

const SHOWN = 8;

/** One unit: its responses, the stimuli it likes most and least, its feature map. */
class UnitDetail extends View {
  static properties = {
    campaign: {},
    findings: { attribute: false },
    analysis: { type: Number },
    run: { attribute: false },
    layer: { attribute: false },
    target: {},
    stimuli: { attribute: false },
    units: { attribute: false },
    unit: { type: Number },
    map: { state: true },
    come: { state: true },
    gone: { state: true },
  };

  get place() {
    return placeOf(this.unit, this.layer.shape);
  }

  get mapKey() {
    return [this.run.model, this.layer.layer, this.place.map].join("\n");
  }

  get stored() {
    return this.units.find(one => one.unit === this.unit);
  }

  willUpdate() {
    if (this.mapOf !== this.mapKey) {
      this.mapOf = this.mapKey;
      this.map = undefined;
      this.come = undefined;
      this.gone = undefined;
      this.loading?.abort();
      if (!this.stored) {
        this.fetchMap();
      }
    }
  }

  async fetchMap() {
    const key = this.mapKey;
    this.loading = new AbortController();
    this.come = 0;
    try {
      const address = path(["campaigns", this.campaign, "runs", this.run.model, "layers", this.layer.layer, "maps", this.place.map]);
      const buffer = await bytes(address, (read, total) => (this.come = total ? read / total : 0), this.loading.signal);
      if (key === this.mapKey) {
        this.map = new LoadedMap(buffer);
      }
    } catch (problem) {
      if (problem.name !== "AbortError" && key === this.mapKey) {
        this.gone = problem;
      }
    }
    this.come = undefined;
  }

  get responses() {
    const { y, x } = this.place;
    return this.stored?.responses ?? this.map?.responses(y * this.map.width + x);
  }

  get isTarget() {
    return this.stimuli.map(one => one.condition === this.target);
  }

  render() {
    const { map, y, x } = this.place;
    const responses = this.responses;
    return html`<section class="unit" aria-label=${`Unit ${this.unit}`}>
      <h2>Unit ${this.unit}</h2>
      <p>${this.layer.layer}: feature map ${map}, y ${y}, x ${x}.
        ${responses ? html`d′ for ${this.target}: <b>${number(this.stored ? this.stored.dprime : dprime(responses, this.isTarget))}</b>.
          ${this.stored ? "" : `Not among the strongest units selective for ${this.target}.`}` : nothing}</p>
      ${this.arriving()}
      ${responses ? html`<result-figure .figure=${this.figureOfResponses(responses)}></result-figure> ${this.liked(responses)}` : nothing}
      ${this.mapView(map)}
    </section>`;
  }

  arriving() {
    if (this.gone) {
      return html`<div class="notice" role="alert"><p>${
        this.gone.status === 410
          ? "The activations of this layer were discarded, so that only the strongest units of each category can be shown. A campaign with “keep” computes them anew."
          : this.gone.message
      }</p></div>`;
    }
    return this.come === undefined
      ? nothing
      : html`<p role="status"><progress max="1" value=${this.come} aria-label="Reading the feature map"></progress> Reading the activations of the feature map …</p>`;
  }

  figureOfResponses(responses) {
    const key = `${this.unit} ${this.target} ${Boolean(this.stored)} ${this.mapKey}`;
    if (this.drawnAs !== key) {
      this.drawnAs = key;
      this.drawn = responseFigure({
        unit: this.unit,
        responses,
        stimuli: this.stimuli,
        target: this.target,
        accent: this.findings.targetSeries.find(one => one.key === this.target),
        caption: this.findings.caption(
          `Activation of unit ${this.unit} (map ${this.place.map}, y ${this.place.y}, x ${this.place.x}) of ${this.layer.layer} to each stimulus; lines are means.`,
          { analysis: this.analysis, models: [this.run.model] },
        ),
      });
    }
    return this.drawn;
  }

  liked(responses) {
    const order = [...responses.keys()].sort((a, b) => responses[b] - responses[a] || a - b);
    const row = (title, indices) => html`<h3>${title}</h3>
      <ul class="pictures">${indices.map(
        i => html`<li><fusiform-picture .path=${`/stimulus-sets/${this.findings.set.id}/stimuli/${i}/thumbnail?side=96`}
            alt=${`${this.stimuli[i].condition}: ${this.stimuli[i].name}`} .width=${96} .height=${96}></fusiform-picture>
          <small>${this.stimuli[i].condition}<br />${number(responses[i])}</small></li>`,
      )}</ul>`;
    return html`${row("Strongest responses", order.slice(0, SHOWN))} ${row("Weakest responses", order.slice(-SHOWN).reverse())}`;
  }

  mapView(map) {
    const [, height, width] = this.layer.shape;
    if (height * width === 1) {
      return html`<p class="hint">The layer has no maps: its units have no place.</p>`;
    }
    return html`<result-figure .figure=${this.figureOfMap(map, height, width)}></result-figure>
      ${this.map || this.come !== undefined || this.gone
        ? nothing
        : html`<p><button type="button" @click=${() => this.fetchMap()}>Read the whole map</button>
            <small>Until then it shows only those of the strongest units that lie in it.</small></p>`}`;
  }

  figureOfMap(map, height, width) {
    const key = `${this.unit} ${this.target} ${Boolean(this.map)} ${this.analysis} ${this.mapKey}`;
    if (this.mappedAs !== key) {
      this.mappedAs = key;
      this.mapped = mapFigure({
        map,
        height,
        width,
        strengths: this.map ? this.map.strengths(this.isTarget) : this.knownStrengths(map, height * width),
        place: this.place,
        target: this.target,
        caption: this.findings.caption(
          `d′ for ${this.target} of ${this.map ? "every unit" : "the strongest units"} of feature map ${map} of ${this.layer.layer}; the frame is unit ${this.unit}.`,
          { analysis: this.analysis, models: [this.run.model] },
        ),
        choose: within => go(withQuery({ unit: map * height * width + within })),
      });
    }
    return this.mapped;
  }

  knownStrengths(map, units) {
    const strengths = new Array(units).fill(null);
    for (const one of this.units) {
      if (Math.floor(one.unit / units) === map) {
        strengths[one.unit % units] = one.dprime;
      }
    }
    return strengths;
  }
}

customElements.define("unit-detail", UnitDetail);
