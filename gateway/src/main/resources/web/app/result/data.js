import { stimuli } from "../core/format.js";
import { describe } from "../campaign/criteria.js";
import { rounding } from "../campaign/storage.js";
import { series } from "../figure/theme.js";
import { quantile } from "./student.js";

/** A result document as the figures read it. */
export class Findings {
  /** @param set the stimulus set, of which the document has the id alone */
  constructor(document, set) {
    this.document = document;
    this.set = set;
    this.runs = document.runs.filter(run => run.layers.length > 0);
    this.models = [...new Set(this.runs.map(run => run.model))];
    this.analyses = [...new Map(this.runs.map(run => [run.analysis, run.parameters])).entries()]
      .sort(([a], [b]) => a - b)
      .map(([index, parameters]) => ({ index, parameters, label: describe(parameters) }));
    this.targets = [...new Set(this.analyses.flatMap(analysis => analysis.parameters.targets))];
    this.targetSeries = series(this.targets);
  }

  get empty() {
    return this.runs.length === 0;
  }

  of(analysis) {
    return this.runs.filter(run => run.analysis === analysis);
  }

  run(model, analysis) {
    return this.runs.find(run => run.model === model && run.analysis === analysis);
  }

  /** Folds that the hold-out had: an even number, and as many as the smallest condition allows. */
  folds(parameters) {
    const smallest = Math.min(...Object.values(this.set.conditions));
    const most = Math.min(parameters.folds, Math.floor(smallest / 2));
    return most - (most % 2);
  }

  /** Half the width of a 95% interval from a jackknife standard error; null where that is. */
  reach(se, parameters) {
    const folds = this.folds(parameters);
    return se === null || se === undefined || folds < 2 ? null : quantile(folds - 1) * se;
  }

  get setName() {
    return this.set.names[0] ?? this.set.id.slice(0, 12);
  }

  /** What a caption must say: model, set, criterion with α, n. */
  caption(words, { models = this.models, analysis, more = "" } = {}) {
    const conditions = Object.entries(this.set.conditions)
      .map(([name, number]) => `${name} ${number}`)
      .join(", ");
    const criterion = analysis === undefined ? "" : ` Criterion: ${describe(this.parameters(analysis))}.`;
    const rounded = rounding(this.runs[0].provenance.storage);
    return (
      `${words} ${models.length === 1 ? "Model" : "Models"}: ${models.join(", ")}. ` +
      `Stimuli: ${this.setName}, n = ${stimuli(this.set.stimuli)} (${conditions}).${criterion}${rounded}${more ? ` ${more}` : ""}`
    );
  }

  parameters(analysis) {
    return this.analyses.find(one => one.index === analysis).parameters;
  }
}
