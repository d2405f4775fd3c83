import { html } from "lit";

/** What kinds of failures mean, and what helps. */
const KINDS = [
  [/import the set again/i, "The store has lost an image of the stimulus set. Import the set again, then retry: only what failed is computed anew."],
  [/NaN|infinit|not finite/i, "The network gave values that are no numbers. Its weights or its preprocessing do not fit; retrying will not help."],
  [/memory|heap/i, "A process had too little memory. Retry once it has more."],
  [/checksum|CRC|corrupt|nothing is stored/i, "Stored data were missing or damaged. Retry computes them anew."],
  [/weights|checkpoint|state dict|tensor/i, "The file of weights cannot be used with this network. Import it again, and name its family."],
];

const OTHERWISE = "Retry computes anew only what failed; if it fails in the same way again, the gateway's log tells more.";

/** Why a model of a campaign failed: in plain words, and in those of whoever gave up. */
export function explained(run) {
  const kind = KINDS.find(([pattern]) => pattern.test(run.reason ?? ""));
  return html`<div class="notice bad">
    <p>${kind ? kind[1] : OTHERWISE}</p>
    <p><small>It said: ${run.reason ?? "nothing"}</small></p>
  </div>`;
}
