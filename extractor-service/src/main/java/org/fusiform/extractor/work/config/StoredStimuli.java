package org.fusiform.extractor.work.config;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.extractor.capture.StimulusBytes;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectStore;

/** Stimuli in the object store. */
record StoredStimuli(ObjectStore store, long mostBytes) implements StimulusBytes {
    @Override
    public Optional<byte[]> of(String project, String sha256) {
        try {
            ByteBuffer content = store.get(ObjectKeys.stimulus(project, sha256), mostBytes);
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return Optional.of(bytes);
        } catch (NoSuchObject e) {
            return Optional.empty();
        }
    }
}
