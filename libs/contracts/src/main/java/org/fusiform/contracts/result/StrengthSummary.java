package org.fusiform.contracts.result;

/** A strength over the selective units; null where none is selective or finite. {@code omitted} counts what was not finite. */
public record StrengthSummary(Double mean, Double median, Double q1, Double q3, long omitted) {}
