/** The gateway's REST, as the page asks it. */
const ROOT = "/api/v1";
const KEY = "fusiform.key";
const TOO_MANY = 429;
const MOST_TRIES = 3;

/** Seconds that nobody minds to wait for. */
const SHORT = 10;

/** A request that was not carried out, in the gateway's words; retryAfter is in seconds, null where it is of no use. */
export class Problem extends Error {
  constructor(status, document, retryAfter = null) {
    super(document.detail || document.title || `the gateway answered ${status}`);
    this.status = status;
    this.errors = document.errors || [];
    this.retryAfter = retryAfter;
  }
}

export function key() {
  return sessionStorage.getItem(KEY);
}

/** Kept as long as the tab is open; null forgets it. */
export function useKey(secret) {
  if (secret) {
    sessionStorage.setItem(KEY, secret);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

/**
 * The answer of a path below the API, or a Problem. A missing or wrong key is told to the page, which asks for one; what is
 * read too often is asked for again when the gateway says, if that is soon.
 */
export async function call(path, options = {}) {
  const reads = (options.method ?? "GET") === "GET";
  for (let tries = 1; ; tries++) {
    try {
      return await once(path, options);
    } catch (error) {
      const soon = error.status === TOO_MANY && error.retryAfter !== null && error.retryAfter <= SHORT;
      if (!reads || !soon || tries === MOST_TRIES) {
        throw error;
      }
      await pause(1000 * error.retryAfter, options.signal);
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}

async function once(path, { method = "GET", body, headers = {}, signal }) {
  const secret = key();
  let answer;
  try {
    answer = await fetch(ROOT + path, {
      method,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(secret ? { Authorization: `Bearer ${secret}` } : {}),
        ...headers,
      },
    });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Problem(0, { detail: "The gateway does not answer. Is it running?" });
  }
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    window.dispatchEvent(new CustomEvent("fusiform-key-wanted", { detail: { wrong: Boolean(secret) } }));
  }
  const retryAfter = Number.parseInt(answer.headers.get("Retry-After"), 10);
  const document = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, document, Number.isNaN(retryAfter) ? null : retryAfter);
}

export async function get(path, options) {
  return (await call(path, options)).json();
}

export async function post(path, body, headers) {
  return (await call(path, { method: "POST", body, headers })).json();
}

/** Everything of a list that comes in pages. */
export async function all(path) {
  const items = [];
  let token = null;
  do {
    const query = new URLSearchParams({ pageSize: "1000", ...(token ? { pageToken: token } : {}) });
    const page = await get(`${path}?${query}`);
    items.push(...page.items);
    token = page.nextPageToken;
  } while (token);
  return items;
}

/** The bytes of a path, with how many of how many have come. */
export async function bytes(path, progress = () => {}, signal) {
  const answer = await call(path, { signal });
  const total = Number(answer.headers.get("Content-Length")) || null;
  const parts = [];
  let come = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    parts.push(value);
    come += value.length;
    progress(come, total);
  }
  return await new Blob(parts).arrayBuffer();
}

/** A path with its names encoded and, behind it, what is not null of the parameters. */
export function path(names, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  return `/${names.map(encodeURIComponent).join("/")}${query.size ? `?${query}` : ""}`;
}
