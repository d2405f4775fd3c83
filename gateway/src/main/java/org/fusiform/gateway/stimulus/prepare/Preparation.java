package org.fusiform.gateway.stimulus.prepare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a set's images were made from those that were imported; fields are null where nothing was done.
 *
 * @param match {@code luminance} or {@code histogram}
 * @param mean of the luminance that all images were given, in levels of 0 to 255
 * @param contrast standard deviation of the luminance over pixels that they were given, in the same levels
 * @param scramble {@code phase} or {@code tile}
 * @param scrambled intact conditions that scrambles were made of
 * @param seed of the scrambles
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preparation(
        String match, Double mean, Double contrast, String scramble, List<String> scrambled, Long seed) {}
