package org.fusiform.gateway.stimulus;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.fusiform.gateway.stimulus.prepare.Preparation;

/**
 * What lists tell of a set without its manifest: stimuli per condition, and what a person should know.
 *
 * @param preparation null where the images are those that were imported
 */
@RegisterForReflection(targets = {SetContents.class, Preparation.class})
record SetContents(Map<String, Integer> conditions, List<String> warnings, Preparation preparation) {}
