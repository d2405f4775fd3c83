package org.fusiform.contracts.result;

/** d′ against the rest, the least d′ over single contrasts, the selectivity index and the least Welch t. */
public record StrengthSummaries(
        StrengthSummary dprime, StrengthSummary dprimeMin, StrengthSummary index, StrengthSummary tMin) {}
