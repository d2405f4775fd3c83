package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.preprocess.Pipeline;

/** Turns a stored stimulus into a network's input. Thread-safe. */
record StimulusInput(StimulusBytes stored, ImageDecoder decoder) {
    /** @param into is given float32 [3, size, size] */
    void write(String project, StimulusRef stimulus, Pipeline pipeline, FloatBuffer into) throws ShardRefused {
        try {
            pipeline.tensor(decoder.decode(bytes(project, stimulus)), into);
        } catch (ImageRefused e) {
            throw new ShardRefused("stimulus " + stimulus.name() + ": " + e.getMessage(), e);
        }
    }

    /** Those that the set was made of, or none: other bytes would be measured under a name that is not theirs. */
    private byte[] bytes(String project, StimulusRef stimulus) throws ShardRefused {
        byte[] bytes = stored.of(project, stimulus.sha256())
                .orElseThrow(() -> new ShardRefused(
                        "stimulus " + stimulus.name() + " is missing in the store; import the set again"));
        String found = Sha256.of(bytes);
        if (!found.equals(stimulus.sha256())) {
            throw new ShardRefused("stimulus " + stimulus.name() + " is damaged in the store: its SHA-256 is " + found
                    + ", not " + stimulus.sha256() + "; import the set again");
        }
        return bytes;
    }
}
