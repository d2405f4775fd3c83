package org.fusiform.gateway.order;

/** A manifest does not list as many stimuli as the set had when its campaign was made. */
final class ManifestMismatch extends RuntimeException {
    ManifestMismatch(int listed, int expected) {
        super("it lists " + listed + " stimuli, not " + expected);
    }
}
