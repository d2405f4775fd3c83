package org.fusiform.contracts.message;

import java.util.Objects;

/** A generation of an extraction is no longer stored, or soon will not be: nothing may count on its shards any more. */
public record ExtractionDiscarded(String project, String extraction, long generation) {
    public ExtractionDiscarded {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(extraction, "extraction");
    }
}
