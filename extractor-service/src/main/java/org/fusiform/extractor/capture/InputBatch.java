package org.fusiform.extractor.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.fusiform.contracts.ObjectKeys;
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
                pipeline.tensor(decoder.decode(intact(project, stimulus)), input);
            } catch (ImageRefused e) {
                throw new ShardRefused("stimulus " + stimulus.name() + ": " + e.getMessage(), e);
            }
        }
        return input.rewind();
    }

    /** A damaged image may still be one, and would give numbers that nobody could tell from right ones. */
    private byte[] intact(String project, StimulusRef stimulus) throws ShardRefused {
        byte[] bytes = stored.of(project, stimulus.sha256());
        if (!Sha256.of(bytes).equals(stimulus.sha256())) {
            throw new ShardRefused(
                    "stimulus " + stimulus.name() + ": its stored bytes are not those that were imported;"
                            + " delete the object " + ObjectKeys.stimulus(project, stimulus.sha256())
                            + " and import the set again");
        }
        return bytes;
    }
}
