import { percent } from "../core/format.js";

/** What can be drawn over the layers: its value, its standard error where there is one, and its axis. */
export const MEASURES = {
  fraction: {
    title: "Proportion of selective units over layers",
    axis: "Selective units",
    of: target => target.fraction,
    se: target => target.fractionSe,
    format: percent,
    min: 0,
  },
  coverage: {
    title: "Feature maps with selective units",
    axis: "Coverage",
    of: target => target.maps.coverage,
    format: percent,
    min: 0,
    max: 1,
  },
  evenness: {
    title: "Evenness over feature maps",
    axis: "Evenness",
    of: target => target.maps.evenness,
    se: target => target.evennessSe,
    min: 0,
    max: 1,
  },
  dice: {
    title: "Overlap of the units that two halves of the stimuli select",
    axis: "Dice overlap",
    of: target => target.holdout?.dice,
    min: 0,
    max: 1,
  },
  heldout: {
    title: "Strength on held-out stimuli",
    axis: "Held-out d′",
    of: target => target.holdout?.dprime,
  },
  strength: {
    title: "Mean strength on the stimuli that selected the units",
    axis: "Mean d′",
    of: target => target.strength.dprime.mean,
    se: target => target.dprimeSe,
  },
};
