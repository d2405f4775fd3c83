package org.fusiform.stats.layer;

import java.util.Map;
import org.fusiform.stats.rsa.Rdm;

/**
 * What one analysis found in a layer.
 *
 * @param targets by name, in the order asked
 * @param rdms over the selective units of each target, by its name; null where fewer than 3 are, none if not asked for
 */
public record AnalysisFindings(Map<String, TargetFindings> targets, Map<String, Rdm> rdms) {}
