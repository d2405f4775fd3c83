import { html } from "lit";
import { describe } from "../campaign/criteria.js";
import { between } from "./between.js";
import { COMPARED, STAGES, differences } from "./differences.js";
import { lines } from "./lines.js";
import { matrix } from "./matrix.js";
import { strength } from "./strength.js";
import { strip } from "./strip.js";

const BARS = "Bars: 95% jackknife intervals over folds, none where hold-out is off.";

function byModel(findings, analysis) {
  return findings.of(analysis).map(run => ({ run, title: run.model }));
}

function overLayers(name, measure, words) {
  return (findings, analysis) =>
    lines(findings, name, measure, byModel(findings, analysis), findings.caption(words, { analysis }));
}

const proportion = overLayers("proportion", "fraction", `Proportion of selective units of each layer. ${BARS}`);
const coverage = overLayers("coverage", "coverage", "Share of feature maps that hold at least one selective unit.");
const evenness = overLayers("evenness", "evenness", `Evenness (Pielou) of selective units over the feature maps. ${BARS}`);
const dice = overLayers("holdout-dice", "dice", "Overlap of the units selected on one half of the folds and on the other.");
const heldout = overLayers("holdout-dprime", "heldout", "Mean d′, on the stimuli that did not select them, of the units selected on the others.");
const within = overLayers("mean-dprime", "strength", `Mean d′ of the selective units on all stimuli, those that selected them included. ${BARS}`);

/** The run and layer that the address names, or the first run and its last layer that has maps. */
export function chosen(findings, analysis, query) {
  const runs = findings.of(analysis);
  const run = runs.find(one => one.model === query.get("model")) ?? runs[0];
  const layer = run.layers.find(one => one.layer === query.get("layer")) ?? run.layers.findLast(hasMaps) ?? run.layers.at(-1);
  return { run, layer };
}

function hasMaps({ shape: [, height, width] }) {
  return height * width > 1;
}

export function modelAndLayer(view) {
  const { run, layer } = chosen(view.findings, view.analysis, view.query);
  return html`${modelOnly(view)}
    ${view.choice("Layer", "layer", run.layers.map(one => [one.layer, one.layer]), layer.layer)}`;
}

function modelOnly(view) {
  const { run } = chosen(view.findings, view.analysis, view.query);
  return view.choice("Model", "model", view.findings.of(view.analysis).map(one => [one.model, one.model]), run.model);
}

/** Groups of figures: name in the address, label, what they show, what to say where there is nothing. */
export const PANELS = [
  {
    name: "selectivity",
    label: "Selectivity",
    words: "How many units of each layer are selective for each category.",
    figures: (findings, analysis) => [proportion(findings, analysis)],
  },
  {
    name: "strength",
    label: "Strength",
    words: "How strongly the selective units prefer their category to all other stimuli.",
    figures: (findings, analysis) => [
      strength(
        findings,
        byModel(findings, analysis),
        findings.caption("d′ of the selective units against all other stimuli: median (line), quartiles (box), mean (circle).", { analysis }),
      ),
    ],
  },
  {
    name: "maps",
    label: "Feature maps",
    words: "Whether selective units gather in few feature maps or are spread over many.",
    controls: view => html`<div class="row">${modelAndLayer(view)}
      ${view.choice("Order of maps", "sorted", [["no", "as in the network"], ["yes", "by category and share"]], view.query.get("sorted") ?? "no")}</div>`,
    figures: (findings, analysis, query) => {
      const { run, layer } = chosen(findings, analysis, query);
      return [
        strip(
          findings,
          run,
          layer,
          query.get("sorted") === "yes",
          findings.caption(`Share of selective units of each of the ${layer.shape[0]} feature maps of ${layer.layer}.`, { analysis, models: [run.model] }),
        ),
        coverage(findings, analysis),
        evenness(findings, analysis),
      ];
    },
  },
  {
    name: "rdms",
    label: "RDMs",
    words: "How unlike the patterns are that each two stimuli evoke in a layer.",
    controls: view => html`<div class="row">${modelAndLayer(view)}</div>`,
    view: view => {
      const { run, layer } = chosen(view.findings, view.analysis, view.query);
      return html`<rdm-panel .campaign=${view.campaign} .findings=${view.findings} .analysis=${view.analysis} .run=${run} .layer=${layer}
        .population=${view.query.get("population") ?? "all"} .view=${view}></rdm-panel>`;
    },
  },
  {
    name: "consistency",
    label: "Consistency",
    words: "How alike the layers represent the stimuli.",
    none: "There is no consistency: the analysis has \"rsa\": false, or no layer has enough units.",
    controls: view => html`<div class="row">${modelOnly(view)}</div>`,
    figures: (findings, analysis, query) => {
      const { run } = chosen(findings, analysis, query);
      return Object.entries(run.consistency ?? {})
        .filter(([, found]) => found.matrix.flat().some(value => value !== null))
        .map(([population, found]) =>
          matrix({
            name: `consistency-${population}`,
            title: population === "all" ? "Layers against each other, all units" : `Layers against each other, units selective for ${population}`,
            names: found.layers,
            values: found.matrix,
            label: comparisonOf(run.parameters),
            caption: findings.caption(
              `Consistency (${comparisonOf(run.parameters)}) of the layers' RDMs over ${population === "all" ? "all units" : `the units selective for ${population}, by the same stimuli that selected them`}.`,
              { analysis, models: [run.model] },
            ),
          }),
        );
    },
  },
  {
    name: "models",
    label: "Models compared",
    words: "Whether two networks differ at the same stage, on the same stimuli and folds.",
    none: "There is nothing to compare: a campaign of two or more models with stages in common has differences.",
    figures: (findings, analysis) => {
      const compared = findings.document.comparisons.filter(one => one.analysis === analysis);
      const shown = Object.keys(COMPARED)
        .filter(measure => compared.some(one => one.measure === measure && one.difference !== null))
        .map(measure =>
          differences(
            findings,
            compared,
            measure,
            findings.caption("Differences between models at paired stages. Bars: 95% intervals from paired leave-one-fold-out differences.", { analysis }),
          ),
        );
      return [...shown, ...betweenModels(findings, analysis)];
    },
  },
  {
    name: "holdout",
    label: "Hold-out",
    words: "How far it holds on stimuli that did not select the units.",
    none: "Hold-out is off for this analysis (\"folds\": 0), or the conditions have too few stimuli.",
    figures: (findings, analysis) =>
      findings.of(analysis).some(run => run.layers.some(layer => Object.values(layer.targets).some(target => target.holdout)))
        ? [dice(findings, analysis), heldout(findings, analysis), within(findings, analysis)]
        : [],
  },
  {
    name: "criteria",
    label: "Criteria",
    words: "The same activations under every criterion of the campaign.",
    none: "The campaign has one criterion; a campaign that lists several has them here side by side.",
    everyAnalysis: true,
    controls: view => html`<div class="row">${modelOnly(view)}</div>`,
    figures: (findings, analysis, query) => {
      const { run } = chosen(findings, analysis, query);
      const runs = findings.runs
        .filter(one => one.model === run.model)
        .map(one => ({ run: one, title: findings.analyses.length > 1 ? one.criterion : one.model }));
      return runs.length < 2
        ? []
        : [
            lines(findings, "criteria", "fraction", runs, findings.caption(
              `Proportion of selective units of each layer by criterion: ${runs.map(one => describe(one.run.parameters)).join("; ")}. ${BARS}`,
              { models: [run.model] },
            )),
          ];
    },
  },
];

function comparisonOf(parameters) {
  return { spearman: "Spearman’s ρ", pearson: "Pearson’s r", kendall: "Kendall’s τ-b", cka: "linear CKA" }[parameters.comparison ?? "spearman"];
}

function betweenModels(findings, analysis) {
  const found = findings.document.modelConsistency.filter(one => one.analysis === analysis && one.models.length > 1);
  const matrices = found
    .filter(one => one.population === "all" && one.models.length > 2)
    .map(one =>
      matrix({
        name: `models-stage-${one.stage}`,
        title: `Models against each other, ${STAGES[one.stage] ?? `stage ${one.stage}`}`,
        names: one.models,
        values: one.matrix,
        label: "consistency",
        caption: findings.caption("Consistency of the models' RDMs over all units.", { analysis, models: one.models }),
      }),
    );
  return found.some(one => one.pairMean !== null)
    ? [
        between(findings, found, findings.caption(
          "Consistency of the models' RDMs at each stage, over all units and over those selective for a category: the mean of all pairs.",
          { analysis },
        )),
        ...matrices,
      ]
    : [];
}
