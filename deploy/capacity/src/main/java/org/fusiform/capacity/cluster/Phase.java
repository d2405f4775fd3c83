package org.fusiform.capacity.cluster;

/** What a pod spends its time on. */
public enum Phase {
    STARTING("starting"),
    IDLE("waiting for work"),
    OVERHEAD("messages"),
    LOAD("loading networks"),
    PREPARE("preparing images"),
    FORWARD("forward passes"),
    CAPTURE("copying activations"),
    STORE("writing to the store"),
    ANALYSE("reading and analysing");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /** As a table says it. */
    public String words() {
        return words;
    }
}
