/** Numbers and states as people read them, without Intl: a browser takes 50 ms to make its first formatter. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A whole number with its thousands apart. */
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function count(number, noun) {
  const text = grouped(number);
  return noun ? `${text} ${number === 1 ? noun : plural(noun)}` : text;
}

function plural(noun) {
  return /(s|ch|sh|x)$/.test(noun) ? `${noun}es` : noun === "stimulus" ? "stimuli" : `${noun}s`;
}

export function stimuli(number) {
  return `${grouped(number)} ${number === 1 ? "stimulus" : "stimuli"}`;
}

/** Three significant digits; a dash where undefined. */
export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return "–";
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

export function percent(share) {
  return share === null || share === undefined ? "–" : `${number(100 * share)}%`;
}

export function bytes(amount) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${amount >= 100 || unit === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[unit]}`;
}

export function duration(seconds) {
  if (seconds < 1) {
    return "less than a second";
  }
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  if (seconds < 5400) {
    return `${Math.round(seconds / 60)} min`;
  }
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Where the reader is. */
export function stamp(instant) {
  const time = new Date(instant);
  const two = number => String(number).padStart(2, "0");
  return `${time.getDate()} ${MONTHS[time.getMonth()]} ${time.getFullYear()}, ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** What a state means for whoever waits. */
export const STATES = {
  PENDING: "waiting",
  RUNNING: "running",
  CANCELLING: "being cancelled",
  SUCCEEDED: "finished",
  FAILED: "failed",
  CANCELLED: "cancelled",
};

export function ended(state) {
  return state === "SUCCEEDED" || state === "FAILED" || state === "CANCELLED";
}

/** The gateway's words, which begin small and end without a full stop, on their own. */
export function sentence(words) {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
