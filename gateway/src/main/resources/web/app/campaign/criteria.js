/** What a unit must do to be called selective, by the names of the campaign document. */
export const CRITERIA = {
  "pairwise-welch": {
    means: "responds more to the category than to every other condition, each by a Welch t-test corrected over the layer's units",
    takes: ["alpha", "correction", "contrasts"],
    alpha: 0.05,
  },
  "pairwise-pooled-by": {
    means: "as above by two-sided pooled-variance t-tests under the stricter Benjamini–Yekutieli correction",
    takes: ["alpha", "correction", "contrasts"],
    alpha: 0.05,
  },
  "one-vs-rest-t10": {
    means: "has a t of at least 10 for the category against all other intact stimuli together",
    takes: [],
  },
  "ratio-2x": {
    means: "responds on average at least twice as much to the category as to any other condition",
    takes: ["contrasts"],
  },
  "rank-sum": {
    means: "has its largest mean for the category and differs from every other condition by a Mann–Whitney test at p < α",
    takes: ["alpha", "correction", "contrasts"],
    alpha: 0.001,
  },
};

export const CORRECTIONS = {
  bh: "Benjamini–Hochberg",
  by: "Benjamini–Yekutieli",
  bonferroni: "Bonferroni",
  none: "none",
  conjunction: "Benjamini–Hochberg on the largest p",
};

export const CONTRASTS = {
  "every-other": "every other condition",
  "other-intact": "every other intact condition",
  "other-intact-and-own-scramble": "every other intact condition and the own scramble",
};

/** What distinguishes an analysis, in one line of a caption. */
export function describe(parameters) {
  const parts = [parameters.criterion];
  if (parameters.alpha !== null && parameters.alpha !== undefined) {
    parts.push(`α = ${parameters.alpha}`);
  }
  if (parameters.threshold !== null && parameters.threshold !== undefined) {
    parts.push(`threshold ${parameters.threshold}`);
  }
  if (parameters.correction) {
    parts.push(`correction: ${CORRECTIONS[parameters.correction]}`);
  }
  if (parameters.contrasts) {
    parts.push(`against ${CONTRASTS[parameters.contrasts]}`);
  }
  return parts.join(", ");
}
