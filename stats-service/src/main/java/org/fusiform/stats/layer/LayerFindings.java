package org.fusiform.stats.layer;

import java.util.List;

/**
 * What all analyses found in a layer.
 *
 * @param constant units whose activation is the same for every stimulus
 * @param analyses in the order they were asked
 */
public record LayerFindings(int units, int constant, List<AnalysisFindings> analyses) {}
