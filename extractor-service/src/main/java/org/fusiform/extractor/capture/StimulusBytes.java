package org.fusiform.extractor.capture;

import java.util.Optional;

/** Where stimuli are kept. */
@FunctionalInterface
public interface StimulusBytes {
    /** As they are stored, whether or not they are what they were; empty where there are none. */
    Optional<byte[]> of(String project, String sha256);
}
