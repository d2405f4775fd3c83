package org.fusiform.extractor.work.config;

import java.nio.ByteBuffer;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.extractor.capture.StimulusBytes;
import org.fusiform.storage.ObjectStore;

/** Stimuli in the object store. */
record StoredStimuli(ObjectStore store, long mostBytes) implements StimulusBytes {
    @Override
    public byte[] of(String project, String sha256) {
        ByteBuffer content = store.get(ObjectKeys.stimulus(project, sha256), mostBytes);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}
