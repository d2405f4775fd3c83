package org.fusiform.contracts;

/** What lies in the object store of a project; keys are {@code <project>/<segment>/<owner>…}. */
public enum ObjectKind {
    /** Images; the owner is the SHA-256 of one. */
    STIMULI("stimuli"),
    /** Manifests; the owner is the id of a set. */
    STIMULUS_SETS("stimulus-sets"),
    /** Files of weights; the owner is the SHA-256 of one. */
    WEIGHTS("weights"),
    /** Activation arrays; the owner is an extraction. */
    ACTIVATIONS("activations"),
    /** What analyses stored; the owner is an extraction. */
    ANALYSES("analyses");

    private final String segment;

    ObjectKind(String segment) {
        this.segment = segment;
    }

    /** As keys and documents name it. */
    public String segment() {
        return segment;
    }
}
