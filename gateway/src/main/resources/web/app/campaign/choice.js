import { html, nothing } from "lit";
import { count, stimuli } from "../core/format.js";
import { toggled } from "./document.js";

const THUMBNAILS = 6;

const STATES = {
  ready: "ready",
  "not-fetched": "weights not here yet",
  uploading: "not whole",
  inspecting: "being tried by an extractor",
  refused: "refused",
};

/** In words what can be done with a model. */
export function weightsState(model) {
  return model.state === "ready" && !model.trained ? "untrained, from the seed" : STATES[model.state];
}

export function modelChoice(form) {
  const usable = form.models.filter(model => model.state === "ready");
  const others = form.models.filter(model => model.state !== "ready");
  return html`<fieldset>
    <legend>Models</legend>
    ${usable.map(model => oneModel(form, model))}
    ${others.length === 0
      ? nothing
      : html`<details><summary>${count(others.length, "other")} that cannot run yet</summary>
          <p class="hint">Fetch published weights with <code>fusiform model fetch ID</code>.</p>
          ${others.map(model => oneModel(form, model))}
        </details>`}
  </fieldset>`;
}

function oneModel(form, model) {
  return html`<label class="choice">
    <input type="checkbox" name="model" value=${model.id} ?disabled=${model.state !== "ready"}
      .checked=${form.choices.models.includes(model.id)}
      @change=${event => form.choose({ models: toggled(form.choices.models, model.id, event.target.checked) })} />
    <span><b>${model.id}</b> <small>${weightsState(model)}</small></span>
  </label>`;
}

export function layerChoice(form) {
  const option = (value, words) => html`<label class="choice">
    <input type="radio" name="layers" value=${value} .checked=${form.choices.layers === value} @change=${() => form.choose({ layers: value })} />
    <span>${words}</span></label>`;
  return html`<fieldset>
    <legend>Layers</legend>
    <div class="row">
      ${option("stages", "the output of each stage")} ${option("all", "all that follow a ReLU or pooling")} ${option("chosen", "chosen ones")}
    </div>
    ${form.choices.layers === "chosen" ? form.choices.models.map(id => layersOf(form, id)) : nothing}
  </fieldset>`;
}

function layersOf(form, id) {
  const layers = form.layersOf.get(id);
  return html`<details open><summary>${id}</summary>
    <div class="layers">
      ${(layers ?? []).map(
        layer => html`<label class="choice">
          <input type="checkbox" .checked=${form.choices.chosen.includes(layer.name)}
            @change=${event => form.choose({ chosen: toggled(form.choices.chosen, layer.name, event.target.checked) })} />
          <span>${layer.name} <small>${layer.shape.join(" × ")}</small></span></label>`,
      )}
    </div>
  </details>`;
}

export function setChoice(form) {
  return html`<fieldset>
    <legend>Stimulus set</legend>
    ${form.sets.map(set => {
      const name = set.names[0] ?? set.id;
      return html`<label class="choice">
        <input type="radio" name="set" value=${name} .checked=${form.set === set} @change=${() => form.choose({ stimulusSet: name, targets: null })} />
        <span><b>${name}</b> <small>${stimuli(set.stimuli)}: ${Object.keys(set.conditions).join(", ")}</small>
          ${form.set === set ? thumbnails(set) : nothing}</span>
      </label>`;
    })}
  </fieldset>`;
}

/** The first stimulus of each condition. */
function thumbnails(set) {
  let index = 0;
  const first = Object.entries(set.conditions).map(([condition, number]) => {
    const one = { condition, index };
    index += number;
    return one;
  });
  return html`<span class="thumbnails">
    ${first.slice(0, THUMBNAILS).map(
      one => html`<fusiform-picture .path=${`/stimulus-sets/${set.id}/stimuli/${one.index}/thumbnail?side=64`} alt=${one.condition} .width=${64} .height=${64}></fusiform-picture>`,
    )}
  </span>`;
}
