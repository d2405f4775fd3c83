import { html, nothing } from "lit";
import { get } from "../core/api.js";
import { bytes, count } from "../core/format.js";
import { weightsState } from "../campaign/choice.js";
import { View, waiting } from "../core/view.js";

/** One model: where its weights come from, and the layers that a campaign may ask for. */
class ModelPage extends View {
  static properties = { model: {}, found: { state: true } };

  async load() {
    this.found = await get(`/models/${encodeURIComponent(this.model)}`, { signal: this.signal });
  }

  render() {
    if (this.failure) {
      return this.failed();
    }
    if (!this.found) {
      return waiting("Looking for the model …");
    }
    const { id, family, reason, pipeline, licence, weights, layers } = this.found;
    return html`<div class="head"><h1>${id}</h1><a class="button" href="/models">All models</a></div>
      <dl class="facts">
        <dt>State</dt><dd>${weightsState(this.found)}${reason ? `: ${reason}` : ""}</dd>
        <dt>Family</dt><dd>${family}</dd>
        <dt>Weights</dt><dd>${origin(weights)}</dd>
        <dt>Preprocessing</dt><dd>${pipeline ?? "–"}</dd>
        ${licence ? html`<dt>Licence</dt><dd>${licence}</dd>` : nothing}
      </dl>
      ${layers?.length ? this.table(layers) : html`<p class="notice">Its layers are known once an extractor has tried it.</p>`}`;
  }

  table(layers) {
    return html`<h2>${count(layers.length, "layer")}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Layers"><table class="list">
        <thead><tr><th scope="col">Layer</th><th scope="col">Shape</th><th scope="col">Units</th><th scope="col">Stage</th></tr></thead>
        <tbody>${layers.map(
          layer => html`<tr><th scope="row">${layer.name}</th><td class="whole">${layer.shape.join(" × ")}</td><td>${count(layer.units)}</td><td>${layer.stage ?? "–"}</td></tr>`,
        )}</tbody>
      </table></div>`;
  }
}

function origin(weights) {
  switch (weights.type) {
    case "imported":
      return html`a file of ${bytes(weights.bytes)}, SHA-256 <code>${weights.sha256}</code>`;
    case "published":
      return html`published at <code>${weights.address}</code>${weights.sha256 ? html`, SHA-256 <code>${weights.sha256}</code>` : nothing}`;
    default:
      return "none: each campaign draws them from its seed";
  }
}

customElements.define("model-page", ModelPage);
