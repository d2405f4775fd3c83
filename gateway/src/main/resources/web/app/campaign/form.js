import { html, nothing } from "lit";
import { all, get, post } from "../core/api.js";
import { bytes, count, duration, stimuli } from "../core/format.js";
import { go } from "../core/router.js";
import { View, empty, waiting } from "../core/view.js";
import { CONTRASTS, CORRECTIONS, CRITERIA } from "./criteria.js";
import { CODECS, DTYPES } from "./storage.js";
import { blank, choicesOf, documentOf, toggled } from "./document.js";
import { layerChoice, modelChoice, setChoice } from "./choice.js";
import { pace } from "./pace.js";

const PAUSE = 300;

/** Builds a campaign document, says what is wrong with it and what it would cost, and submits it. */
class CampaignForm extends View {
  static properties = {
    models: { state: true },
    sets: { state: true },
    layersOf: { state: true },
    choices: { state: true },
    estimate: { state: true },
    mistakes: { state: true },
    pace: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    this.choices = blank();
    this.layersOf = new Map();
    this.mistakes = [];
    this.sending = false;
  }

  async load() {
    const from = this.query.get("from");
    const [models, sets, template] = await Promise.all([
      all("/models"),
      all("/stimulus-sets"),
      from ? get(`/campaigns/${encodeURIComponent(from)}`) : null,
    ]);
    this.models = models;
    this.sets = sets;
    if (template) {
      this.choose(choicesOf(template.document));
    } else if (sets.length > 0) {
      this.choose({ stimulusSet: sets[0].names[0] ?? sets[0].id });
    }
    pace(this.signal).then(found => (this.pace = found), () => (this.pace = null));
  }

  choose(change) {
    this.choices = { ...this.choices, ...change };
    this.choices.models.filter(id => !this.layersOf.has(id)).forEach(id => this.learn(id));
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(), PAUSE);
  }

  async learn(id) {
    const model = await get(`/models/${encodeURIComponent(id)}`).catch(() => null);
    if (model) {
      this.layersOf = new Map(this.layersOf).set(id, model.layers ?? []);
    }
  }

  async ask() {
    const document = documentOf(this.choices);
    if (this.lacking()) {
      this.asked = null;
      this.estimate = null;
      this.mistakes = [];
      return;
    }
    const asked = JSON.stringify(document);
    this.asked = asked;
    try {
      const estimate = await post("/campaigns:estimate", document);
      if (this.asked === asked) {
        this.estimate = estimate;
        this.mistakes = [];
      }
    } catch (problem) {
      if (this.asked === asked) {
        this.estimate = null;
        this.mistakes = problem.errors?.length ? problem.errors : [{ pointer: "", detail: problem.message }];
      }
    }
  }

  /** What is still to be chosen before there is anything to ask the gateway about. */
  lacking() {
    const { models, layers, chosen, criteria } = this.choices;
    if (models.length === 0) {
      return "models";
    }
    if (layers === "chosen" && chosen.length === 0) {
      return "layers";
    }
    return criteria.length === 0 ? "a criterion" : null;
  }

  async submit(event) {
    event.preventDefault();
    this.sending = true;
    const document = documentOf(this.choices);
    try {
      const campaign = await post("/campaigns", document, { "Idempotency-Key": this.keyOf(JSON.stringify(document)) });
      go(`/campaigns/${campaign.id}`);
    } catch (problem) {
      this.mistakes = problem.errors?.length ? problem.errors : [{ pointer: "", detail: problem.message }];
    } finally {
      this.sending = false;
    }
  }

  /** The same for the same document: a second press, or one after an answer was lost, makes no second campaign. */
  keyOf(text) {
    if (this.sent !== text) {
      this.sent = text;
      this.sentKey = Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join("");
    }
    return this.sentKey;
  }

  get set() {
    return this.sets.find(set => set.id === this.choices.stimulusSet || set.names.includes(this.choices.stimulusSet));
  }

  render() {
    if (this.failure) {
      return this.failed();
    }
    if (!this.models) {
      return waiting("Looking for models and stimulus sets …");
    }
    if (this.sets.length === 0) {
      return html`<h1>New campaign</h1>
        ${empty(
          "There is no stimulus set yet. Import one first:",
          html`<pre>./fusiform stimuli import FOLDER --name NAME</pre>`,
        )}`;
    }
    return html`<h1>New campaign</h1>
      <form class="campaign" @submit=${this.submit} novalidate>
        <div class="questions">
          <label class="field">Name
            <input .value=${this.choices.name} @input=${event => this.choose({ name: event.target.value })} placeholder="made of models and set if left empty" />
          </label>
          ${this.wrong("/name")}
          ${modelChoice(this)} ${this.wrong("/models")} ${layerChoice(this)} ${this.wrong("/layers")}
          ${setChoice(this)} ${this.wrong("/stimulusSet")} ${this.analysis()} ${this.wrong("/analysis")}
          ${this.rest()} ${this.wrong("/retention")} ${this.wrong("/seed")} ${this.wrong("/storage")}
        </div>
        ${this.summary()}
      </form>`;
  }

  analysis() {
    const taken = new Set(this.choices.criteria.flatMap(criterion => CRITERIA[criterion].takes));
    return html`<fieldset>
      <legend>When is a unit selective?</legend>
      <p class="hint">Several criteria are analysed side by side over the same activations. A unit is selective if it …</p>
      ${Object.entries(CRITERIA).map(
        ([name, criterion]) => html`<label class="choice">
          <input type="checkbox" name="criterion" value=${name} .checked=${this.choices.criteria.includes(name)}
            @change=${event => this.choose({ criteria: toggled(this.choices.criteria, name, event.target.checked) })} />
          <span><b>${name}</b><br /><small>… ${criterion.means}</small></span>
        </label>`,
      )}
      <div class="row">
        ${taken.has("alpha") ? this.input("α", "alpha", "the criterion's own") : nothing}
        ${taken.has("correction") ? this.select("Correction", "correction", CORRECTIONS) : nothing}
        ${taken.has("contrasts") ? this.select("Compared with", "contrasts", CONTRASTS) : nothing}
      </div>
      <div class="row">
        ${this.input("Folds for hold-out (0: none)", "folds")}
        <label class="choice"><input type="checkbox" .checked=${this.choices.rsa} @change=${event => this.choose({ rsa: event.target.checked })} /> representational dissimilarity matrices</label>
      </div>
      ${this.targets()}
    </fieldset>`;
  }

  targets() {
    const intact = Object.keys(this.set?.conditions ?? {}).filter(name => name !== "scrambled" && !name.startsWith("scrambled-"));
    const chosen = this.choices.targets ?? intact;
    return html`<div role="group" aria-label="Categories" class="row">
      <span>Categories</span>
      ${intact.map(
        name => html`<label class="choice"><input type="checkbox" .checked=${chosen.includes(name)}
          @change=${event => this.choose({ targets: toggled(chosen, name, event.target.checked) })} />${name}</label>`,
      )}
    </div>`;
  }

  rest() {
    return html`<div class="row">
      <label class="choice"><input type="checkbox" .checked=${this.choices.keep} @change=${event => this.choose({ keep: event.target.checked })} />
        keep the activations, to look at any unit later</label>
      ${this.input("Seed", "seed")}
      ${this.select("Stored as", "dtype", DTYPES, "float32, as computed")}
      ${this.select("Compressed", "codec", CODECS, "not at all")}
    </div>`;
  }

  input(label, name, hint = "") {
    return html`<label class="field short">${label}
      <input inputmode="decimal" placeholder=${hint} .value=${this.choices[name]} @input=${event => this.choose({ [name]: event.target.value })} /></label>`;
  }

  select(label, name, options, standard = "the criterion's own") {
    return html`<label class="field short">${label}
      <select @change=${event => this.choose({ [name]: event.target.value })}>
        <option value="" ?selected=${!this.choices[name]}>${standard}</option>
        ${Object.entries(options).map(([value, words]) => html`<option value=${value} ?selected=${this.choices[name] === value}>${words}</option>`)}
      </select></label>`;
  }

  wrong(pointer) {
    const here = this.mistakes.filter(mistake => mistake.pointer.startsWith(pointer));
    return here.map(mistake => html`<p class="mistake" role="alert">${field(mistake.pointer)}: ${mistake.detail}</p>`);
  }

  summary() {
    const lost = this.mistakes.filter(mistake => !/^\/(name|models|layers|stimulusSet|analysis|retention|seed|storage)/.test(mistake.pointer));
    return html`<aside class="summary" aria-label="What will be submitted">
      ${this.cost()}
      ${lost.map(mistake => html`<p class="mistake" role="alert">${mistake.detail}</p>`)}
      <button class="main" ?disabled=${!this.estimate || this.sending}>Submit the campaign</button>
      <details open><summary>The document that is sent</summary>
        <pre class="json" tabindex="0">${JSON.stringify(documentOf(this.choices), null, 2)}</pre></details>
    </aside>`;
  }

  cost() {
    if (!this.estimate) {
      return html`<p role="status">${this.unknown()}</p>`;
    }
    const { forwardPasses, units, storage, bytes: stored, stimuli: shown, runs } = this.estimate;
    const layers = runs.reduce((sum, run) => sum + run.layers.length, 0);
    return html`<div role="status"><dl class="facts">
      <dt>Forward passes</dt><dd>${count(forwardPasses)} (${stimuli(shown)} × ${count(runs.length, "model")})</dd>
      <dt>Units</dt><dd>${count(units)} in ${count(layers, "layer")}</dd>
      <dt>Activations</dt><dd>at most ${bytes(stored)}${storage.codec === "none" ? "" : " before they are compressed"}, less what is stored already</dd>
      <dt>Time</dt><dd>${this.time(forwardPasses)}</dd>
    </dl></div>`;
  }

  /** Why nobody knows yet what it comes to. */
  unknown() {
    const lacking = this.lacking();
    if (lacking) {
      return `Choose ${lacking} to see what it comes to.`;
    }
    return this.mistakes.length > 0 ? "Something is to be put right first." : "Asking what it comes to …";
  }

  time(passes) {
    if (this.pace === undefined) {
      return "…";
    }
    return this.pace
      ? `about ${duration(passes * this.pace.secondsPerPass)}, if it goes as “${this.pace.name}” did`
      : "nothing to go by: no campaign has computed anything here yet";
  }
}

/** The name of the field that a pointer ends at. */
function field(pointer) {
  return pointer.split("/").filter(step => step && !/^\d+$/.test(step)).pop();
}

customElements.define("campaign-form", CampaignForm);
