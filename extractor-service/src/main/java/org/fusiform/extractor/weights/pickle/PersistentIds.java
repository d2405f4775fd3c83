package org.fusiform.extractor.weights.pickle;

/** What a pickle refers to outside of itself. */
@FunctionalInterface
public interface PersistentIds {
    Pickled resolve(Pickled id);
}
