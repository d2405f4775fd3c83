package org.fusiform.stats.validation;

/**
 * What dealing folds and shuffling labels look at in a stimulus.
 *
 * @param subcategory finer label within the condition, or null
 * @param sha256 its hash in hex
 * @param source hash of the stimulus that it is a scramble of, or null
 */
public record Stimulus(String condition, String subcategory, String sha256, String source) {}
