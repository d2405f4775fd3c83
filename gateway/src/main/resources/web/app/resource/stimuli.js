import { html } from "lit";
import { all } from "../core/api.js";
import { stamp, stimuli } from "../core/format.js";
import { View, empty, waiting } from "../core/view.js";

/** All stimulus sets, the newest first. */
class StimulusSets extends View {
  static properties = { sets: { state: true } };

  async load() {
    this.sets = await all("/stimulus-sets");
  }

  render() {
    return html`<h1>Stimuli</h1>
      <p class="lead">A set is images under the conditions they are shown as. It never changes, so that what was found with it stays true of it.</p>
      ${this.failure ? this.failed() : this.sets ? this.list() : waiting("Looking for stimulus sets …")}`;
  }

  list() {
    return this.sets.length === 0
      ? empty("There is no stimulus set yet. Import a folder with one subfolder of images per condition:", html`<pre>./fusiform stimuli import FOLDER --name NAME</pre>`)
      : html`<ul class="cards">${this.sets.map(
          set => html`<li>
            <h2><a href=${`/stimuli/${encodeURIComponent(set.id)}`}>${set.names.join(", ") || set.id.slice(0, 12)}</a></h2>
            <fusiform-picture .path=${`/stimulus-sets/${set.id}/contact-sheet?limit=4&columns=4&side=48`} alt=${`Some stimuli of ${set.names[0] ?? "the set"}`}></fusiform-picture>
            <p>${stimuli(set.stimuli)}: ${Object.entries(set.conditions).map(([name, number]) => `${name} ${number}`).join(", ")}</p>
            <p><small>imported ${stamp(set.createdAt)}</small></p>
          </li>`,
        )}</ul>`;
  }
}

customElements.define("stimulus-sets", StimulusSets);
