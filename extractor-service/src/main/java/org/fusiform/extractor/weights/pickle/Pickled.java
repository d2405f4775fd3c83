package org.fusiform.extractor.weights.pickle;

import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.tensor.ElementType;

/** What a pickle holds, as data: nothing of it is ever run. Sequences and mappings may contain themselves. */
public sealed interface Pickled {
    /** Values that carry no names and no tensors. */
    enum Constant implements Pickled {
        NONE,
        /** Floats, booleans, bytes, sets, and objects of which nothing is read. */
        OTHER
    }

    record Text(String value) implements Pickled {}

    record Whole(long value) implements Pickled {}

    /** A list or a tuple. */
    record Sequence(List<Pickled> items) implements Pickled {}

    /** The entries of a dict whose keys are text; the names of tensors are. */
    record Mapping(Map<String, Pickled> entries) implements Pickled {}

    /** A name that may be called. */
    record Global(String name, Constructor constructor) implements Pickled {}

    /** A name that stands for a type of elements: torch.FloatStorage, torch.FloatTensor or torch.float32. */
    record Elements(String name, ElementType type) implements Pickled {}

    /** An object with state: a module of a TorchScript archive, or a Parameter of the first PyTorch versions. */
    final class Instance implements Pickled {
        private Pickled state = Constant.NONE;

        public Pickled state() {
            return state;
        }

        void restore(Pickled saved) {
            state = saved;
        }
    }

    /**
     * Elements kept outside of the pickle under a key.
     *
     * @param first index of its first element among those under the key
     * @param count how many elements it has from there on
     */
    record Storage(String key, ElementType type, long first, long count) implements Pickled {}

    /**
     * A view on a storage, as yet unchecked.
     *
     * @param offset in elements of {@code type}
     */
    record Tensor(Storage storage, ElementType type, long offset, List<Long> shape, List<Long> strides)
            implements Pickled {}
}
