import { html } from "lit";
import { all } from "../core/api.js";
import { weightsState } from "../campaign/choice.js";
import { View, waiting } from "../core/view.js";

/** The registry. */
class ModelList extends View {
  static properties = { models: { state: true } };

  async load() {
    this.models = await all("/models");
  }

  render() {
    return html`<h1>Models</h1>
      <p class="lead">Published weights, what was imported, and untrained networks as controls. Import weights with
        <code>fusiform model import FILE --id ID --family FAMILY</code>, fetch published ones with <code>fusiform model fetch ID</code>.</p>
      ${this.failure ? this.failed() : this.models ? this.table() : waiting("Looking for models …")}`;
  }

  table() {
    return html`<div class="scroll"><table class="list">
      <thead><tr><th scope="col">Model</th><th scope="col" class="more">Family</th><th scope="col">Weights</th><th scope="col" class="more">Preprocessing</th><th scope="col" class="more">Licence</th></tr></thead>
      <tbody>${this.models.map(
        model => html`<tr>
          <th scope="row"><a href=${`/models/${encodeURIComponent(model.id)}`}>${model.id}</a></th>
          <td class="more">${model.family}</td><td>${weightsState(model)}</td>
          <td class="more">${model.pipeline ?? "–"}</td><td class="more">${model.licence ?? "–"}</td>
        </tr>`,
      )}</tbody>
    </table></div>`;
  }
}

customElements.define("model-list", ModelList);
