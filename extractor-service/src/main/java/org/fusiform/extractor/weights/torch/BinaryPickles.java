package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.fusiform.extractor.weights.pickle.PersistentIds;
import org.fusiform.extractor.weights.pickle.PickleInput;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Unpickler;
import org.fusiform.extractor.weights.pickle.Vocabulary;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/** A part of a file in which pickles and binary values take turns. */
final class BinaryPickles {
    /** For pickles that hold no tensors. */
    static final PersistentIds NONE = id -> {
        throw new CheckpointRefused("its header refers to a storage: the file is damaged");
    };

    private final CheckpointFile file;
    private final long end;
    private long at;

    BinaryPickles(CheckpointFile file, ByteRange range) {
        this.file = file;
        this.at = range.start();
        this.end = range.end();
    }

    Pickled pickle(PersistentIds persistentIds) throws IOException {
        PickleInput in = new PickleInput(file, new ByteRange(at, end - at));
        Pickled pickled = Unpickler.read(in, Vocabulary.STATE_DICTIONARY, persistentIds);
        at = in.position();
        return pickled;
    }

    /** The next bytes, little-endian. */
    ByteBuffer values(int length) throws IOException {
        ByteRange range = range(length);
        return file.read(range.start(), length);
    }

    /** Where the next bytes lie; they are passed over. */
    ByteRange range(long length) {
        if (length > end - at) {
            throw new CheckpointRefused("it ends within its values: the file was cut short. Download it again");
        }
        ByteRange range = new ByteRange(at, length);
        at = range.end();
        return range;
    }
}
