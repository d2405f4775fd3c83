import { LitElement, html, nothing } from "lit";
import { sentence } from "./format.js";
import { here } from "./router.js";

/** A view of the page. It draws into the page itself, so that one style sheet is for everything. */
export class View extends LitElement {
  static properties = { failure: { state: true } };

  constructor() {
    super();
    this.failure = null;
    this.ending = new AbortController();
  }

  createRenderRoot() {
    return this;
  }

  get query() {
    return here().query;
  }

  /** For what goes on only while the view is shown. */
  get signal() {
    return this.ending.signal;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.load());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ending.abort();
  }

  /** What the view needs before there is something to show. */
  async load() {}

  /** The address has changed within the view. */
  moved() {
    this.requestUpdate();
  }

  /** Does it, or says why not. */
  async attempt(action) {
    this.failure = null;
    try {
      await action();
    } catch (error) {
      if (error.name !== "AbortError" && !this.signal.aborted) {
        this.failure = error;
      }
    }
  }

  /** In place of what could not be loaded. */
  failed() {
    return this.failure
      ? html`<div class="notice bad" role="alert">
          <p>${sentence(this.failure.message)}</p>
          ${this.failure.status === 404
            ? html`<p><a href=${`/${here().names[0]}`}>See all ${here().names[0]}</a></p>`
            : html`<button type="button" @click=${() => this.attempt(() => this.load())}>Try again</button>`}
        </div>`
      : nothing;
  }
}

/** While something is on its way. */
export function waiting(what) {
  return html`<p class="waiting" role="status">${what}</p>`;
}

/** Where there is nothing yet: what to do. */
export function empty(words, action = nothing) {
  return html`<div class="notice"><p>${words}</p>${action}</div>`;
}
