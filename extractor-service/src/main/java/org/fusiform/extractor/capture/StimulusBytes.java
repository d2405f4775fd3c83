package org.fusiform.extractor.capture;

/** Where stimuli are kept. */
@FunctionalInterface
public interface StimulusBytes {
    byte[] of(String project, String sha256);
}
