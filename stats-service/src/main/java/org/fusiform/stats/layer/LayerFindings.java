package org.fusiform.stats.layer;

import java.util.List;
import org.fusiform.stats.rsa.Rdm;

/**
 * What all analyses found in a layer.
 *
 * @param constant units whose activation is the same for every stimulus
 * @param rdm over all units; null if no analysis asked for it or the layer has fewer than 3 units
 * @param analyses in the order they were asked
 */
public record LayerFindings(int units, int constant, Rdm rdm, List<AnalysisFindings> analyses) {}
