package org.fusiform.stats.layer;

import java.util.Map;

/**
 * What one analysis found in a layer.
 *
 * @param targets by name, in the order asked
 */
public record AnalysisFindings(Map<String, TargetFindings> targets) {}
