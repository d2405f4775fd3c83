package org.fusiform.contracts.result;

/** Split-half overlap of the selected units, and their mean d′ on the stimuli that did not select them. */
public record Holdout(Double dice, Double dprime) {}
