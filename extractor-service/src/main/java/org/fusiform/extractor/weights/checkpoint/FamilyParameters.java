package org.fusiform.extractor.weights.checkpoint;

import java.util.List;
import org.fusiform.extractor.weights.ParameterShape;

/** What a family's state dictionary holds. */
public record FamilyParameters(String family, List<ParameterShape> parameters) {
    public FamilyParameters {
        parameters = List.copyOf(parameters);
    }
}
