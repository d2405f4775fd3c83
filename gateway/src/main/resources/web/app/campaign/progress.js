import { html } from "lit";
import { STATES } from "../core/format.js";

/** Of forward passes and of analyses as much each as there are of them; a campaign of which all is stored only analyses. */
const FORWARD = 0.7;

/** How much of a campaign is done, from 0 to 1. */
export function share(view) {
  const shares = view.runs.map(run => {
    const forward = run.shards.total === 0 ? 1 : run.shards.done / run.shards.total;
    const analysed = run.layers.total === 0 ? 0 : run.layers.done / run.layers.total;
    return FORWARD * forward + (1 - FORWARD) * analysed;
  });
  return shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
}

export function progress(part, label) {
  const percent = Math.floor(100 * part);
  return html`<span class="progress"><progress max="100" value=${percent} aria-label=${label}></progress> ${percent}%</span>`;
}

export function badge(state) {
  return html`<span class="badge ${state.toLowerCase()}">${STATES[state] ?? state.toLowerCase()}</span>`;
}
