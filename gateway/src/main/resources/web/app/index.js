import { LitElement, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "./campaign/list.js";
import "./campaign/form.js";
import "./campaign/page.js";
import "./core/picture.js";
import "./core/style.css";
import "./resource/models.js";
import "./resource/model.js";
import "./resource/stimuli.js";
import "./resource/set.js";
import "./unit/page.js";
import { useKey } from "./core/api.js";
import { here, listen } from "./core/router.js";

const SECTIONS = [
  ["/campaigns", "Campaigns"],
  ["/stimuli", "Stimuli"],
  ["/models", "Models"],
];

/** The frame of every view. */
class Page extends LitElement {
  static properties = { asking: { state: true }, generation: { state: true } };

  constructor() {
    super();
    this.asking = null;
    this.generation = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    listen(replaced => this.move(replaced));
    window.addEventListener("fusiform-key-wanted", event => (this.asking = event.detail));
  }

  async move(replaced) {
    const before = this.place;
    this.requestUpdate();
    await this.updateComplete;
    const view = this.querySelector("main > *");
    if (this.place === before) {
      view?.moved?.();
    } else if (!replaced) {
      window.scrollTo(0, 0);
      this.querySelector("main")?.focus({ preventScroll: true });
    }
  }

  view() {
    const [section, id, detail] = here().names;
    switch (section) {
      case undefined:
      case "campaigns":
        if (id === "new") {
          return ["New campaign", html`<campaign-form></campaign-form>`];
        }
        if (id && detail === "units") {
          return ["Units", html`<unit-page .campaign=${id}></unit-page>`];
        }
        return id
          ? ["Campaign", html`<campaign-page .campaign=${id}></campaign-page>`]
          : ["Campaigns", html`<campaign-list></campaign-list>`];
      case "stimuli":
        return id
          ? [id, html`<stimulus-set .set=${id}></stimulus-set>`]
          : ["Stimuli", html`<stimulus-sets></stimulus-sets>`];
      case "models":
        return id ? [id, html`<model-page .model=${id}></model-page>`] : ["Models", html`<model-list></model-list>`];
      default:
        return [
          "Not found",
          html`<h1>Nothing is here</h1><p>This page has no such address. <a href="/campaigns">See the campaigns</a>.</p>`,
        ];
    }
  }

  willUpdate() {
    this.place = here().names.join("/") + "#" + this.generation;
  }

  render() {
    const section = here().names[0] ?? "campaigns";
    const [title, view] = this.view();
    document.title = `${title} · Fusiform`;
    return html`<header class="bar">
        <a class="name" href="/campaigns">Fusiform</a>
        <nav aria-label="Sections">
          ${SECTIONS.map(
            ([address, name]) =>
              html`<a href=${address} aria-current=${`/${section}` === address ? "page" : nothing}>${name}</a>`,
          )}
        </nav>
      </header>
      ${this.asking ? this.askForKey() : nothing}
      <main id="content" tabindex="-1">${keyed(this.place, view)}</main>`;
  }

  askForKey() {
    return html`<form class="key" @submit=${this.enter}>
      <label for="key">${this.asking.wrong ? "This key is not known. Another key or token" : "This gateway asks for a key or token"}</label>
      <input id="key" type="password" autocomplete="off" required />
      <button class="main">Use it</button>
      <p>It is kept in this tab until the tab is closed. Keys are made by <code>fusiform key create</code>.</p>
    </form>`;
  }

  enter(event) {
    event.preventDefault();
    useKey(this.querySelector("#key").value.trim());
    this.asking = null;
    this.generation++;
  }
}

customElements.define("fusiform-page", Page);
