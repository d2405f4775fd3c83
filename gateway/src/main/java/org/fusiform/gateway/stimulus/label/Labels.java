package org.fusiform.gateway.stimulus.label;

/**
 * What an image is shown as.
 *
 * @param subcategory finer label within the condition, or null
 * @param source entry of the intact image that this is a scramble of, or null
 */
public record Labels(String condition, String subcategory, String source) {}
