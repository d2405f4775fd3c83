/**
 * The analysis of one layer, from activations to findings. Start reading at
 * {@link org.fusiform.stats.layer.LayerAnalysis}; everything it calls is plain Java and streams: {@code activation} (what
 * comes in, scratch memory), {@code moments}, {@code contrast}, {@code criterion}, {@code strength},
 * {@code featuremap}, {@code validation}, {@code rsa}, {@code table}.
 */
package org.fusiform.stats.layer;
