package org.fusiform.contracts.stimulus;

/** A stimulus within a message: its content address, and the name that errors give. */
public record StimulusRef(String sha256, String name) {}
