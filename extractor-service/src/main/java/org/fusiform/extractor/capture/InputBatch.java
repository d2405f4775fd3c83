package org.fusiform.extractor.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.preprocess.Pipeline;

/** Turns stored stimuli into a network's input. */
final class InputBatch {
    private final StimulusBytes stored;
    private final ImageDecoder decoder;

    InputBatch(StimulusBytes stored, ImageDecoder decoder) {
        this.stored = stored;
        this.decoder = decoder;
    }

    /** float32 [n, 3, size, size] in direct memory, rewound. */
    FloatBuffer of(String project, List<StimulusRef> stimuli, Pipeline pipeline) throws ShardRefused {
        int size = pipeline.size();
        FloatBuffer input = ByteBuffer.allocateDirect(stimuli.size() * 3 * size * size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (StimulusRef stimulus : stimuli) {
            try {
                pipeline.tensor(decoder.decode(bytes(project, stimulus)), input);
            } catch (ImageRefused e) {
                throw new ShardRefused("stimulus " + stimulus.name() + ": " + e.getMessage(), e);
            }
        }
        return input.rewind();
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
