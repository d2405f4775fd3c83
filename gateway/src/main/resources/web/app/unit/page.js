import { html, nothing } from "lit";
import { all, bytes, get, path } from "../core/api.js";
import { count } from "../core/format.js";
import { responses } from "../core/npy.js";
import { go, withQuery } from "../core/router.js";
import { View, empty, waiting } from "../core/view.js";
import { Findings } from "../result/data.js";
import { chosen } from "../result/panel.js";
import "./detail.js";
import "./list.js";

/** The units of a layer, one by one. What is shown is in the address, so that any unit can be linked. */
class UnitPage extends View {
  static properties = { campaign: {}, findings: { state: true }, units: { state: true }, none: { state: true }, wrong: { state: true } };

  async load() {
    const name = encodeURIComponent(this.campaign);
    const [view, document] = await Promise.all([
      get(`/campaigns/${name}`, { signal: this.signal }),
      get(`/campaigns/${name}/results`, { signal: this.signal }),
    ]);
    this.name = view.name;
    const [set, stimuli] = await Promise.all([
      get(`/stimulus-sets/${view.stimulusSet}`, { signal: this.signal }),
      all(`/stimulus-sets/${view.stimulusSet}/stimuli`),
    ]);
    this.stimuli = stimuli;
    this.findings = new Findings(document, set);
    await this.strongest();
  }

  moved() {
    this.requestUpdate();
    this.attempt(() => this.strongest());
  }

  get analysis() {
    const asked = Number(this.query.get("analysis") ?? 0);
    return this.findings.analyses.some(one => one.index === asked) ? asked : this.findings.analyses[0].index;
  }

  /** What the address names, the first of each where it names nothing. */
  get place() {
    const { run, layer } = chosen(this.findings, this.analysis, this.query);
    const targets = Object.keys(layer.targets);
    const target = targets.includes(this.query.get("target")) ? this.query.get("target") : targets[0];
    return { run, layer, target, key: [run.model, layer.layer, target, this.analysis].join("\n") };
  }

  async strongest() {
    if (this.findings.empty || this.loaded === this.place.key) {
      return;
    }
    const { run, layer, target, key } = this.place;
    this.loaded = key;
    this.units = undefined;
    const buffer = await bytes(
      path(["campaigns", this.campaign, "runs", run.model, "layers", layer.layer, "responses"], { target, analysis: this.analysis }),
      undefined,
      this.signal,
    );
    if (this.loaded === key) {
      this.units = responses(buffer);
    }
  }

  /** The unit of the address, or the strongest. */
  get unit() {
    const asked = this.query.get("unit");
    return asked !== null && /^\d+$/.test(asked) ? Number(asked) : this.units?.[0]?.unit;
  }

  render() {
    if (this.failure && !this.findings) {
      return this.failed();
    }
    if (!this.findings) {
      return waiting("Reading the results …");
    }
    const back = html`<p><a href=${`/campaigns/${this.campaign}`}>${this.name}</a></p>`;
    if (this.findings.empty) {
      return html`<h1>Units</h1>${back}${empty("No layer of this campaign is analysed, so there are no units to look at yet.")}`;
    }
    const { run, layer, target } = this.place;
    return html`<h1>Units</h1>${back}
      <div class="row">
        ${this.choice("Model", "model", this.findings.of(this.analysis).map(one => one.model), run.model)}
        ${this.choice("Layer", "layer", run.layers.map(one => one.layer), layer.layer)}
        ${this.choice("Category", "target", Object.keys(layer.targets), target)}
        ${this.findings.analyses.length > 1 ? this.criteria() : nothing}
        ${this.anyUnit(layer)}
      </div>
      ${this.failure ? this.failed() : this.units ? this.browser(run, layer, target) : waiting("Reading the strongest units …")}`;
  }

  browser(run, layer, target) {
    const total = layer.targets[target].selected;
    const unit = this.unit;
    return html`<div class="browser">
      <div>
        <p class="hint">${
          this.units.length === 0
            ? `No unit of ${layer.layer} is selective for ${target}. Any unit can be looked at by its number.`
            : total > this.units.length
              ? `The ${this.units.length} strongest of ${count(total)} units selective for ${target}.`
              : `All ${total} units selective for ${target}, the strongest first.`
        }</p>
        ${this.units.length === 0
          ? nothing
          : html`<unit-list .units=${this.units} .shape=${layer.shape} .chosen=${unit} .address=${one => withQuery({ unit: one })}></unit-list>`}
      </div>
      ${unit === undefined
        ? nothing
        : html`<unit-detail .campaign=${this.campaign} .findings=${this.findings} .analysis=${this.analysis} .run=${run} .layer=${layer}
            .target=${target} .stimuli=${this.stimuli} .units=${this.units} .unit=${unit}></unit-detail>`}
    </div>`;
  }

  choice(label, name, options, now) {
    return html`<label class="field short">${label}
      <select @change=${event => go(withQuery({ [name]: event.target.value, ...(name === "target" ? {} : { unit: null }) }))}>
        ${options.map(one => html`<option value=${one} ?selected=${one === now}>${one}</option>`)}
      </select></label>`;
  }

  criteria() {
    return html`<label class="field short">Criterion
      <select @change=${event => go(withQuery({ analysis: event.target.value }))}>
        ${this.findings.analyses.map(one => html`<option value=${one.index} ?selected=${one.index === this.analysis}>${one.label}</option>`)}
      </select></label>`;
  }

  anyUnit(layer) {
    return html`<form class="field short" @submit=${event => this.look(event, layer)}>
      <label for="unit">Any unit, 0 to ${count(layer.units - 1)}</label>
      <span class="together"><input id="unit" inputmode="numeric" size="9" /><button>Look</button></span>
      ${this.wrong ? html`<span class="mistake" role="alert">${this.wrong}</span>` : nothing}
    </form>`;
  }

  look(event, layer) {
    event.preventDefault();
    const text = this.querySelector("#unit").value.trim();
    const fits = /^\d+$/.test(text) && Number(text) < layer.units;
    this.wrong = fits ? null : `must be a whole number from 0 to ${layer.units - 1}`;
    if (fits) {
      go(withQuery({ unit: text }));
    }
  }
}

customElements.define("unit-page", UnitPage);
