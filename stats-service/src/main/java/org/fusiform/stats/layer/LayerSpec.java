package org.fusiform.stats.layer;

import java.nio.file.Path;
import org.fusiform.stats.activation.LayerShape;

/**
 * A layer to analyse.
 *
 * @param name names model and layer in errors
 * @param scratchDirectory where layer-wide working memory is mapped; nothing stays there
 */
public record LayerSpec(String name, LayerShape shape, StimulusDesign design, Path scratchDirectory) {}
