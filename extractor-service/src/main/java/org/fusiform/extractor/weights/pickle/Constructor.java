package org.fusiform.extractor.weights.pickle;

import java.util.List;

/** Makes data of what a pickle would call. */
@FunctionalInterface
public interface Constructor {
    Pickled of(List<Pickled> arguments);
}
