package org.fusiform.imaging.rendering;

/** One stimulus of the built-in set as a PNG file. */
public record RenderedStimulus(String condition, String fileName, byte[] png) {}
