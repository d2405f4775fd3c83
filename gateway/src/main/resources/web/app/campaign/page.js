import { html, nothing } from "lit";
import { get, path, post } from "../core/api.js";
import { follow } from "../core/events.js";
import { count, duration, ended, stamp } from "../core/format.js";
import { View, waiting } from "../core/view.js";
import { prepare } from "../figure/frame.js";
import "../result/view.js";
import { badge, progress, share } from "./progress.js";
import { explained } from "./reason.js";

/** One campaign: how far it is while it runs, and what it found. */
class CampaignPage extends View {
  static properties = { campaign: {}, view: { state: true }, set: { state: true }, refused: { state: true } };

  taking = () => this.takeResults();

  async load() {
    this.early = this.askEarly();
    this.view = await get(path(["campaigns", this.campaign]), { signal: this.signal });
    this.coming = get(`/stimulus-sets/${this.view.stimulusSet}`, { signal: this.signal });
    prepare().catch(() => {}); // Told by the figure that lacks it.
    this.set = await this.coming;
    this.listen();
  }

  /** Most campaigns that are looked at have ended: their results are asked for beside them. */
  askEarly() {
    const asking = new AbortController();
    const document = this.askForResults(AbortSignal.any([this.signal, asking.signal]));
    document.catch(() => {}); // Told by who takes it.
    return { document, forget: () => asking.abort() };
  }

  askForResults(signal = this.signal) {
    return get(path(["campaigns", this.campaign, "results"]), { signal });
  }

  /** The result document: once as it was asked for early, unless the campaign had not ended by then. */
  async takeResults() {
    const early = await this.early?.document.finally(() => (this.early = null));
    return early && ended(early.state) ? early : this.askForResults();
  }

  listen() {
    if (!ended(this.view.state)) {
      this.early?.forget();
      this.early = null;
      follow(this.campaign, view => (this.view = view), this.signal);
    }
  }

  moved() {
    this.querySelector("campaign-results")?.moved();
  }

  async act(verb) {
    this.refused = null;
    try {
      this.view = await post(`/campaigns/${encodeURIComponent(this.campaign)}:${verb}`);
      this.listen();
    } catch (problem) {
      this.refused = problem.message;
    }
  }

  render() {
    if (this.failure) {
      return this.failed();
    }
    if (!this.view) {
      return waiting("Looking for the campaign …");
    }
    const { name, state, createdAt, endedAt } = this.view;
    return html`<div class="head">
        <h1>${name}</h1>
        <span class="actions">
          ${state === "PENDING" || state === "RUNNING" ? html`<button type="button" @click=${() => this.act("cancel")}>Cancel</button>` : nothing}
          ${state === "FAILED" ? html`<button type="button" class="main" @click=${() => this.act("retry")}>Retry what failed</button>` : nothing}
          <a class="button" href=${`/campaigns/new?from=${this.campaign}`}>Use as a template</a>
        </span>
      </div>
      <p class="lead"><span role="status">${badge(state)}</span> on <a href=${`/stimuli/${this.view.stimulusSet}`}>${this.set ? (this.set.names[0] ?? "a set without a name") : "…"}</a>,
        submitted ${stamp(createdAt)}${endedAt ? `, ended after ${duration((new Date(endedAt) - new Date(createdAt)) / 1000)}` : ""}</p>
      ${this.refused ? html`<p class="mistake" role="alert">${this.refused}</p>` : nothing}
      ${state === "SUCCEEDED" ? nothing : this.runs()}
      ${this.results()}
      <details><summary>The document as it was submitted</summary>
        <pre class="json" tabindex="0">${JSON.stringify(this.view.document, null, 2)}</pre></details>`;
  }

  runs() {
    return html`<section aria-label="Progress">
      ${ended(this.view.state) ? nothing : progress(share(this.view), "Progress of the campaign")}
      <ul class="runs">
        ${this.view.runs.map(
          run => html`<li>
            <div class="head"><b>${run.model}</b> ${badge(run.state)}</div>
            ${run.state === "FAILED" ? explained(run) : html`<small>${work(run)}</small>`}
          </li>`,
        )}
      </ul>
      ${this.view.state === "CANCELLED" ? html`<p>It was cancelled. What was stored by then is used again by the next campaign that asks for it.</p>` : nothing}
    </section>`;
  }

  results() {
    const analysed = this.view.runs.some(run => run.layers.done > 0);
    if (!ended(this.view.state)) {
      return analysed ? html`<p class="hint">The figures come when the campaign ends.</p>` : nothing;
    }
    return analysed
      ? html`<campaign-results .campaign=${this.campaign} .set=${this.coming} .results=${this.taking} .version=${this.view.version}></campaign-results>`
      : html`<p class="notice">No layer was analysed, so there is nothing to draw.</p>`;
  }
}

function work(run) {
  const forward =
    run.shards.total === 0
      ? "activations are stored already"
      : `${count(run.shards.done)} of ${count(run.shards.total, "shard")} computed`;
  return `${forward}, ${count(run.layers.done)} of ${count(run.layers.total, "layer")} analysed`;
}

customElements.define("campaign-page", CampaignPage);
