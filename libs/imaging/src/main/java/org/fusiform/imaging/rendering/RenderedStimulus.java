package org.fusiform.imaging.rendering;

/**
 * One stimulus of the built-in set as a PNG file.
 *
 * @param subcategory for example {@code corridor} of the condition {@code scene}; a scramble has its source's
 * @param source file name of the intact stimulus that this is a scramble of, or null; a fold follows it
 */
public record RenderedStimulus(String condition, String subcategory, String fileName, String source, byte[] png) {}
