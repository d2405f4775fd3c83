import { html, nothing } from "lit";
import { get } from "../core/api.js";
import { follow } from "../core/events.js";
import { STATES, ended, stamp } from "../core/format.js";
import { withQuery, go } from "../core/router.js";
import { View, empty, waiting } from "../core/view.js";
import { badge, progress, share } from "./progress.js";

/** A browser opens few connections to one host: so many campaigns are followed at a time. */
const FOLLOWED = 3;

/** All campaigns, the newest first. */
class CampaignList extends View {
  static properties = { items: { state: true }, next: { state: true }, live: { state: true } };

  constructor() {
    super();
    this.live = new Map();
    this.following = new Set();
  }

  get state() {
    return this.query.get("state");
  }

  async load() {
    const page = await get(this.address(null), { signal: this.signal });
    this.items = page.items;
    this.next = page.nextPageToken;
    this.followSome();
  }

  moved() {
    this.items = undefined;
    this.attempt(() => this.load());
  }

  address(token) {
    const query = new URLSearchParams({ pageSize: "50" });
    if (this.state) {
      query.set("state", this.state);
    }
    if (token) {
      query.set("pageToken", token);
    }
    return `/campaigns?${query}`;
  }

  async more() {
    const page = await get(this.address(this.next), { signal: this.signal });
    this.items = [...this.items, ...page.items];
    this.next = page.nextPageToken;
    this.followSome();
  }

  followSome() {
    const running = this.items.filter(item => !ended(this.now(item).state) && !this.following.has(item.id));
    for (const item of running.slice(0, FOLLOWED - this.following.size)) {
      this.following.add(item.id);
      follow(item.id, view => this.saw(view), this.signal).then(() => {
        this.following.delete(item.id);
        if (!this.signal.aborted) {
          this.followSome();
        }
      });
    }
  }

  saw(view) {
    this.live = new Map(this.live).set(view.id, view);
  }

  now(item) {
    return this.live.get(item.id) ?? item;
  }

  render() {
    return html`<div class="head">
        <h1>Campaigns</h1>
        <a class="button main" href="/campaigns/new">New campaign</a>
      </div>
      <p class="lead">A campaign shows one stimulus set to some networks and asks which units prefer which category.</p>
      <label class="field short">State
        <select @change=${event => go(withQuery({ state: event.target.value }))}>
          <option value="" ?selected=${!this.state}>all</option>
          ${Object.entries(STATES).map(
            ([state, words]) => html`<option value=${state} ?selected=${this.state === state}>${words}</option>`,
          )}
        </select>
      </label>
      ${this.failure ? this.failed() : this.items ? this.table() : waiting("Looking for campaigns …")}`;
  }

  table() {
    if (this.items.length === 0) {
      return this.state
        ? empty(`No campaign is ${STATES[this.state] ?? "of that state"}.`, html`<a href="/campaigns">Show all</a>`)
        : empty(
            "There is no campaign yet. It needs a stimulus set, and models whose weights are here or untrained ones.",
            html`<a class="button" href="/campaigns/new">Make the first</a>`,
          );
    }
    return html`<div class="scroll"><table class="list">
        <thead><tr><th scope="col">Campaign</th><th scope="col">State</th><th scope="col">Submitted</th></tr></thead>
        <tbody>
          ${this.items.map(item => {
            const now = this.now(item);
            return html`<tr>
              <th scope="row"><a href=${`/campaigns/${item.id}`}>${item.name}</a></th>
              <td>${badge(now.state)} ${now.runs && !ended(now.state) ? progress(share(now), `Progress of ${item.name}`) : nothing}</td>
              <td>${stamp(item.createdAt)}</td>
            </tr>`;
          })}
        </tbody>
      </table></div>
      ${this.next ? html`<button type="button" @click=${() => this.attempt(() => this.more())}>Show older ones</button>` : nothing}`;
  }
}

customElements.define("campaign-list", CampaignList);
