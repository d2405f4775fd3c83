import { html } from "lit";
import { all, bytes, path } from "../core/api.js";
import { doubles } from "../core/npy.js";
import { View, waiting } from "../core/view.js";
import { rdm } from "./rdm.js";

const DISSIMILARITY = { pearson: "1 − Pearson’s r", euclidean: "Euclidean distance" };

/** Fewer have no RDM. */
const LEAST_UNITS = 3;

/** The RDM of a layer, fetched when it is looked at. */
class RdmPanel extends View {
  static properties = {
    campaign: {},
    findings: { attribute: false },
    analysis: { type: Number },
    run: { attribute: false },
    layer: { attribute: false },
    population: {},
    view: { attribute: false },
    figure: { state: true },
  };

  get place() {
    return [this.run.model, this.layer.layer, this.population, this.analysis].join("\n");
  }

  async load() {
    const place = this.place;
    this.loaded = place;
    this.figure = undefined;
    const set = this.findings.set;
    const [buffer, stimuli] = await Promise.all([
      bytes(
        path(["campaigns", this.campaign, "runs", this.run.model, "layers", this.layer.layer, "rdm.npy"], {
          population: this.population,
          analysis: this.analysis,
        }),
        undefined,
        this.signal,
      ),
      (this.stimuli ??= all(`/stimulus-sets/${set.id}/stimuli`)),
    ]);
    if (place === this.place) {
      this.figure = this.drawing(doubles(buffer), set, stimuli);
    }
  }

  drawing(upper, set, stimuli) {
    const { parameters, model } = this.run;
    const kind = DISSIMILARITY[parameters.dissimilarity ?? (parameters.comparison === "cka" ? "euclidean" : "pearson")];
    const whose = this.population === "all" ? "all units" : `the units selective for ${this.population}`;
    return rdm({
      upper,
      set,
      stimuli,
      name: `rdm-${this.population}`,
      title: `Dissimilarity of the stimuli in ${this.layer.layer}, ${whose}`,
      caption: this.findings.caption(`Representational dissimilarity (${kind}) over ${whose} of ${this.layer.layer}, stimuli by condition.`, {
        analysis: this.analysis,
        models: [model],
      }),
      dissimilarity: kind,
    });
  }

  updated() {
    if (this.loaded && this.loaded !== this.place) {
      this.attempt(() => this.load());
    }
  }

  render() {
    const { targets } = this.layer;
    const populations = ["all", ...Object.keys(targets).filter(target => targets[target].selected >= LEAST_UNITS)];
    return html`<div class="row">${this.view.choice(
        "Units",
        "population",
        populations.map(one => [one, one === "all" ? "all of the layer" : `selective for ${one}`]),
        this.population,
      )}</div>
      ${this.failure
        ? html`<p class="notice">${this.failure.message}</p>`
        : this.figure
          ? html`<result-figure .figure=${this.figure}></result-figure>`
          : waiting("Reading the matrix …")}`;
  }
}

customElements.define("rdm-panel", RdmPanel);
