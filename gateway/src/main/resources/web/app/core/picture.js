import { LitElement, html } from "lit";
import { call, key } from "./api.js";

/** An image of the API, which a browser by itself would ask for without the key. */
class Picture extends LitElement {
  static properties = { path: {}, alt: {}, width: { type: Number }, height: { type: Number }, source: { state: true } };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("path")) {
      this.show();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forget();
  }

  async show() {
    this.forget();
    if (!key()) {
      this.source = `/api/v1${this.path}`;
      return;
    }
    const asked = this.path;
    const image = await call(asked).then(answer => answer.blob()).catch(() => null);
    if (image && asked === this.path && this.isConnected) {
      this.made = URL.createObjectURL(image);
      this.source = this.made;
    }
  }

  forget() {
    if (this.made) {
      URL.revokeObjectURL(this.made);
      this.made = null;
    }
  }

  render() {
    return this.source
      ? html`<img src=${this.source} alt=${this.alt ?? ""} width=${this.width ?? ""} height=${this.height ?? ""} loading="lazy" />`
      : html`<span class="blank"></span>`;
  }
}

customElements.define("fusiform-picture", Picture);
