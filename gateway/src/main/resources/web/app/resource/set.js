import { html, nothing } from "lit";
import { all, get } from "../core/api.js";
import { stamp, stimuli } from "../core/format.js";
import { go, withQuery } from "../core/router.js";
import { View, waiting } from "../core/view.js";

const LIMIT = 40;
const COLUMNS = 10;
/** Of a sheet that has to fit a telephone: its headings and pictures shrink with it. */
const FEW_COLUMNS = 4;
const NARROW = window.matchMedia("(max-width: 40rem)");

/** One set: its images by condition, as they are or as a network is shown them, and where they come from. */
class StimulusSet extends View {
  static properties = { set: {}, found: { state: true }, pipelines: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    NARROW.addEventListener("change", () => this.requestUpdate(), { signal: this.signal });
  }

  async load() {
    const [found, models] = await Promise.all([get(`/stimulus-sets/${encodeURIComponent(this.set)}`, { signal: this.signal }), all("/models")]);
    this.found = found;
    this.pipelines = [...new Set(models.map(model => model.pipeline).filter(Boolean))].sort();
  }

  get pipeline() {
    return this.query.get("pipeline") ?? "";
  }

  render() {
    if (this.failure) {
      return this.failed();
    }
    if (!this.found) {
      return waiting("Looking for the set …");
    }
    const { id, names, conditions, createdAt, warnings, preparation } = this.found;
    return html`<div class="head"><h1>${names.join(", ") || "A set without a name"}</h1>
        <a class="button" href="/stimuli">All sets</a></div>
      <dl class="facts">
        <dt>Stimuli</dt><dd>${stimuli(this.found.stimuli)} in ${Object.keys(conditions).length} conditions</dd>
        <dt>SHA-256</dt><dd><code>${id}</code></dd>
        <dt>Imported</dt><dd>${stamp(createdAt)}</dd>
        ${preparation ? html`<dt>Prepared</dt><dd><code>${JSON.stringify(preparation)}</code></dd>` : nothing}
        ${warnings.length > 0 ? html`<dt>Warnings</dt><dd>${warnings.map(one => html`<p>${one}</p>`)}</dd>` : nothing}
      </dl>
      <label class="field short">Shown
        <select @change=${event => go(withQuery({ pipeline: event.target.value }), { replace: true })}>
          <option value="" ?selected=${!this.pipeline}>as they are</option>
          ${this.pipelines.map(one => html`<option value=${one} ?selected=${one === this.pipeline}>as a network sees them: ${one}</option>`)}
        </select>
      </label>
      ${Object.keys(conditions).map(name => this.sheet(name))}`;
  }

  sheet(condition) {
    const query = new URLSearchParams({ condition, limit: LIMIT, columns: NARROW.matches ? FEW_COLUMNS : COLUMNS, side: 96, ...(this.pipeline ? { pipeline: this.pipeline } : {}) });
    return html`<div class="sheet">
      <fusiform-picture .path=${`/stimulus-sets/${this.found.id}/contact-sheet?${query}`} alt=${`Contact sheet of ${condition}`}></fusiform-picture>
    </div>`;
  }
}

customElements.define("stimulus-set", StimulusSet);
