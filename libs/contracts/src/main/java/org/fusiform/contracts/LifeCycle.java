package org.fusiform.contracts;

import java.util.Set;

/** States of which only some may follow each. The databases hold their rows to the same. */
public interface LifeCycle<S extends Enum<S> & LifeCycle<S>> {
    /** What may follow; nothing after an end. */
    Set<S> next();

    /** {@code state}, if it may follow this one or is this one; anything else is an error in the program. */
    default S to(S state) {
        if (state != this && !next().contains(state)) {
            throw new IllegalStateException(this + " cannot become " + state);
        }
        return state;
    }
}
