package org.fusiform.contracts.stimulus;

import java.util.Objects;

/**
 * One stimulus of a set.
 *
 * @param condition the labelled class it belongs to
 * @param subcategory finer label within the condition, or null
 * @param name its file name when imported
 * @param sha256 address of its bytes
 * @param source address of the intact stimulus that a scramble was made from, or null
 */
public record ManifestEntry(String condition, String subcategory, String name, String sha256, String source) {
    public ManifestEntry {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }
}
