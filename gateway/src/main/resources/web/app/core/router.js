/** Where the page is: its address is the whole state, so that every view can be linked and the back button works. */
const MOVED = "fusiform-moved";

export function here() {
  const { pathname, search } = window.location;
  return {
    names: pathname.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(search),
  };
}

/** Goes to another view, or, replacing, changes what the present one shows. */
export function go(address, { replace = false } = {}) {
  if (replace) {
    history.replaceState(null, "", address);
  } else {
    history.pushState(null, "", address);
  }
  window.dispatchEvent(new CustomEvent(MOVED, { detail: { replace } }));
}

/** The address of the present view with other parameters; null removes one. */
export function withQuery(changes) {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === "") {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return window.location.pathname + (text ? `?${text}` : "");
}

/** Tells of every move, and turns clicks on the page's own links into moves. */
export function listen(moved) {
  window.addEventListener("popstate", () => moved(false));
  window.addEventListener(MOVED, event => moved(event.detail.replace));
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href]");
    if (
      link &&
      link.origin === window.location.origin &&
      !link.hasAttribute("download") &&
      !link.target &&
      !link.getAttribute("href").startsWith("#") &&
      !link.pathname.startsWith("/api/") &&
      !link.pathname.startsWith("/q/") &&
      event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    ) {
      event.preventDefault();
      go(link.pathname + link.search);
    }
  });
}
