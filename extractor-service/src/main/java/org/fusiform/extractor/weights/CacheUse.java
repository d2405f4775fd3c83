package org.fusiform.extractor.weights;

/** Sees whether what a cache was asked for was there. */
@FunctionalInterface
public interface CacheUse {
    /** For whoever does not want to know. */
    CacheUse UNSEEN = found -> {};

    void lookedUp(boolean found);
}
