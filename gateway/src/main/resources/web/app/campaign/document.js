import { CRITERIA } from "./criteria.js";

/** The choices of the form, as they are before anybody chooses. */
export function blank() {
  return {
    name: "",
    models: [],
    stimulusSet: "",
    layers: "stages",
    chosen: [],
    criteria: ["pairwise-welch"],
    alpha: "",
    correction: "",
    contrasts: "",
    targets: null,
    folds: "8",
    rsa: true,
    keep: true,
    seed: "1",
    dtype: "",
    codec: "",
  };
}

/** The campaign document that the choices stand for; what is left at its default is left out. */
export function documentOf(choices) {
  const analyses = choices.criteria.map(criterion => analysisOf(criterion, choices));
  return {
    ...(choices.name.trim() ? { name: choices.name.trim() } : {}),
    models: choices.models,
    stimulusSet: choices.stimulusSet,
    layers: choices.layers === "chosen" ? choices.chosen : [choices.layers],
    analysis: analyses.length === 1 ? analyses[0] : analyses,
    retention: choices.keep ? "keep" : "discard",
    seed: numeric(choices.seed),
    ...storageOf(choices),
  };
}

function storageOf({ dtype, codec }) {
  const storage = { ...(dtype ? { dtype } : {}), ...(codec ? { codec } : {}) };
  return dtype || codec ? { storage } : {};
}

function analysisOf(criterion, choices) {
  const takes = CRITERIA[criterion].takes;
  return {
    criterion,
    ...(takes.includes("alpha") && choices.alpha !== "" ? { alpha: numeric(choices.alpha) } : {}),
    ...(takes.includes("correction") && choices.correction ? { correction: choices.correction } : {}),
    ...(takes.includes("contrasts") && choices.contrasts ? { contrasts: choices.contrasts } : {}),
    ...(choices.targets ? { targets: choices.targets } : {}),
    folds: numeric(choices.folds),
    rsa: choices.rsa,
  };
}

/** What is no number stays as it was typed, for the gateway to say what is wrong with it. */
function numeric(text) {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The choices that a submitted document came of. */
export function choicesOf(document) {
  const analyses = [document.analysis ?? {}].flat();
  const first = analyses[0] ?? {};
  const layers = document.layers ?? ["stages"];
  const simple = layers.length === 1 && (layers[0] === "stages" || layers[0] === "all");
  return {
    ...blank(),
    name: document.name ?? "",
    models: document.models,
    stimulusSet: document.stimulusSet,
    layers: simple ? layers[0] : "chosen",
    chosen: simple ? [] : layers,
    criteria: analyses.map(analysis => analysis.criterion ?? "pairwise-welch"),
    alpha: first.alpha === undefined ? "" : String(first.alpha),
    correction: first.correction ?? "",
    contrasts: first.contrasts ?? "",
    targets: first.targets ?? null,
    folds: String(first.folds ?? 8),
    rsa: first.rsa ?? true,
    keep: document.retention !== "discard",
    seed: String(document.seed ?? 1),
    dtype: chosen(document.storage?.dtype, "float32"),
    codec: chosen(document.storage?.codec, "none"),
  };
}

/** A choice of the document, or what stands for the default. */
function chosen(value, standard) {
  return value && value !== standard ? value : "";
}

/** The list with or without an entry, in its order. */
export function toggled(list, entry, wanted) {
  const without = list.filter(other => other !== entry);
  return wanted ? [...without, entry] : without;
}
