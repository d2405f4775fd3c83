package org.fusiform.contracts.stimulus;

import java.util.Objects;

/**
 * A row of a {@link LabelledImages} table.
 *
 * @param path of the image, from the folder of the table on, with slashes
 * @param condition the labelled class it belongs to
 * @param subcategory finer label within the condition, or null
 * @param source path of the intact image that this is a scramble of, or null
 */
public record LabelledImage(String path, String condition, String subcategory, String source) {
    public LabelledImage {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(condition, "condition");
    }
}
