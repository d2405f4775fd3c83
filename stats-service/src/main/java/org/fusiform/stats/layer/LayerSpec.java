package org.fusiform.stats.layer;

import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.WorkingMemory;

/**
 * A layer to analyse.
 *
 * @param name names model and layer in errors
 */
public record LayerSpec(String name, LayerShape shape, StimulusDesign design, WorkingMemory memory) {}
