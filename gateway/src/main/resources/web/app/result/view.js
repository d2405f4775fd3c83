import { html, nothing } from "lit";
import { call } from "../core/api.js";
import { go, withQuery } from "../core/router.js";
import { View, waiting } from "../core/view.js";
import { save } from "../figure/files.js";
import "../figure/frame.js";
import { Findings } from "./data.js";
import { PANELS } from "./panel.js";
import "./rdm-panel.js";

/** The figures of a campaign, a few at a time; its set and results are still on their way when the view begins. */
class CampaignResults extends View {
  static properties = { campaign: {}, set: { attribute: false }, results: { attribute: false }, version: { type: Number }, findings: { state: true } };

  async load() {
    const [document, set] = await Promise.all([this.results(), this.set]);
    this.findings = new Findings(document, set);
    this.drawn = new Map();
  }

  updated(changed) {
    if (changed.has("version") && changed.get("version") !== undefined) {
      this.attempt(() => this.load());
    }
  }

  get analysis() {
    const asked = Number(this.query.get("analysis") ?? 0);
    return this.findings.analyses.some(one => one.index === asked) ? asked : this.findings.analyses[0].index;
  }

  get panel() {
    return PANELS.find(panel => panel.name === this.query.get("show")) ?? PANELS[0];
  }

  /** The same figures as long as nothing of what they show changes, so that a legend that was set stays. */
  figures(panel) {
    const place = `${panel.name} ${this.analysis} ${this.query.get("model")} ${this.query.get("layer")} ${this.query.get("sorted")}`;
    if (!this.drawn.has(place)) {
      this.drawn.set(place, panel.figures(this.findings, this.analysis, this.query));
    }
    return this.drawn.get(place);
  }

  render() {
    if (this.failure) {
      return this.failed();
    }
    if (!this.findings) {
      return waiting("Reading the results …");
    }
    const failed = this.findings.document.runs.filter(run => run.state === "FAILED" && run.analysis === 0);
    const panel = this.panel;
    return html`<section aria-label="Results">
      <nav class="tabs" aria-label="Figures">
        ${PANELS.map(
          one => html`<a href=${withQuery({ show: one === PANELS[0] ? null : one.name })} aria-current=${one === panel ? "page" : nothing}>${one.label}</a>`,
        )}
        <a href=${this.units()}>Units</a>
      </nav>
      <h2 class="unseen">${panel.label}</h2>
      ${this.analyses(panel)}
      <p class="hint">${panel.words} ${failed.length > 0 ? `Without ${failed.map(run => run.model).join(", ")}, which failed.` : ""}</p>
      ${panel.controls ? panel.controls(this) : nothing}
      ${panel.view ? panel.view(this) : this.drawings(panel)}
      <p class="hint">All numbers:
        <button type="button" class="quiet" @click=${() => this.download("results.csv")}>CSV</button>
        <button type="button" class="quiet" @click=${() => this.download("results", ".json")}>JSON</button></p>
    </section>`;
  }

  drawings(panel) {
    const figures = this.figures(panel);
    return figures.length === 0
      ? html`<p class="notice">${panel.none}</p>`
      : figures.map(figure => html`<result-figure .figure=${figure}></result-figure>`);
  }

  analyses(panel) {
    return this.findings.analyses.length < 2 || panel.everyAnalysis
      ? nothing
      : this.choice("Criterion", "analysis", this.findings.analyses.map(one => [String(one.index), one.label]), String(this.analysis));
  }

  /** A choice that the address keeps. */
  choice(label, name, options, chosen) {
    return html`<label class="field short">${label}
      <select @change=${event => go(withQuery({ [name]: event.target.value }), { replace: true })}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
      </select></label>`;
  }

  download(file, suffix = "") {
    return this.attempt(async () => {
      const answer = await call(`/campaigns/${encodeURIComponent(this.campaign)}/${file}`);
      save(file + suffix, await answer.blob());
    });
  }

  units() {
    const query = new URLSearchParams({ analysis: this.analysis });
    return `/campaigns/${this.campaign}/units?${query}`;
  }
}

customElements.define("campaign-results", CampaignResults);
