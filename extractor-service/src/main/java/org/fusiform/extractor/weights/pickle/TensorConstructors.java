package org.fusiform.extractor.weights.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.pickle.Pickled.Elements;
import org.fusiform.extractor.weights.pickle.Pickled.Global;
import org.fusiform.extractor.weights.pickle.Pickled.Instance;
import org.fusiform.extractor.weights.pickle.Pickled.Mapping;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Storage;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.pickle.Pickled.Text;
import org.fusiform.extractor.weights.pickle.Pickled.Whole;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/** What torch.save calls to make tensors, and the mappings they are kept in. */
final class TensorConstructors {
    private static final String REBUILD_TENSOR = "torch._utils._rebuild_tensor";

    private TensorConstructors() {}

    static Map<String, Constructor> all() {
        return Map.ofEntries(
                Map.entry(REBUILD_TENSOR, TensorConstructors::tensor),
                Map.entry(REBUILD_TENSOR + "_v2", TensorConstructors::tensorWithMetadata),
                Map.entry(REBUILD_TENSOR + "_v3", TensorConstructors::tensorOfBytes),
                Map.entry("torch._tensor._rebuild_from_type_v2", TensorConstructors::ofType),
                Map.entry("torch._utils._rebuild_parameter", TensorConstructors::first),
                Map.entry("torch._utils._rebuild_parameter_with_state", TensorConstructors::first),
                Map.entry("torch.nn.parameter.Parameter", TensorConstructors::parameter),
                Map.entry("torch.Size", TensorConstructors::first),
                Map.entry("torch.jit._pickle.restore_type_tag", TensorConstructors::first),
                Map.entry("collections.OrderedDict", TensorConstructors::mapping),
                Map.entry("collections.Counter", TensorConstructors::mapping),
                Map.entry("collections.defaultdict", TensorConstructors::mapping));
    }

    /** (storage, offset, shape, strides, …) */
    private static Pickled tensor(List<Pickled> arguments) {
        if (arguments.size() < 4 || !(arguments.getFirst() instanceof Storage storage)) {
            throw malformed();
        }
        return view(storage, storage.type(), arguments);
    }

    /** (storage, offset, shape, strides, requires_grad, hooks, metadata of the version 2 or none) */
    private static Pickled tensorWithMetadata(List<Pickled> arguments) {
        requirePlain(arguments, 6);
        return tensor(arguments);
    }

    /** (storage of bytes, offset, shape, strides, requires_grad, hooks, dtype, metadata or none) */
    private static Pickled tensorOfBytes(List<Pickled> arguments) {
        requirePlain(arguments, 7);
        if (arguments.size() < 7
                || !(arguments.getFirst() instanceof Storage storage)
                || !(arguments.get(6) instanceof Elements elements)) {
            throw malformed();
        }
        return view(storage, elements.type(), arguments);
    }

    /** Metadata marks tensors whose values are still to be negated or conjugated. */
    private static void requirePlain(List<Pickled> arguments, int metadata) {
        if (arguments.size() > metadata
                && arguments.get(metadata) instanceof Mapping marks
                && !marks.entries().isEmpty()) {
            throw new CheckpointRefused("it holds a lazily negated or conjugated tensor; save it after resolve_neg()");
        }
    }

    private static Tensor view(Storage storage, ElementType type, List<Pickled> arguments) {
        if (!(arguments.get(1) instanceof Whole offset)) {
            throw malformed();
        }
        return new Tensor(storage, type, offset.value(), sizes(arguments.get(2)), sizes(arguments.get(3)));
    }

    private static List<Long> sizes(Pickled value) {
        if (!(value instanceof Sequence sequence) || sequence.items().size() > StoredTensor.MOST_SIDES) {
            throw malformed();
        }
        List<Long> sizes = new ArrayList<>(sequence.items().size());
        for (Pickled item : sequence.items()) {
            if (!(item instanceof Whole whole)) {
                throw malformed();
            }
            sizes.add(whole.value());
        }
        return sizes;
    }

    /** (constructor, class, its arguments, attributes): a tensor with Python attributes. */
    private static Pickled ofType(List<Pickled> arguments) {
        // Nothing else, so that a pickle cannot nest calls.
        if (arguments.size() == 4
                && arguments.getFirst() instanceof Global rebuild
                && rebuild.name().startsWith(REBUILD_TENSOR)
                && arguments.get(2) instanceof Sequence sequence) {
            return rebuild.constructor().of(sequence.items());
        }
        throw malformed();
    }

    private static Pickled first(List<Pickled> arguments) {
        if (arguments.isEmpty()) {
            throw malformed();
        }
        return arguments.getFirst();
    }

    /** Parameters of the first PyTorch versions are made empty and get their tensor as state. */
    private static Pickled parameter(List<Pickled> arguments) {
        return arguments.isEmpty() ? new Instance() : arguments.getFirst();
    }

    /** Empty, or as Python 2 wrote it: of a list of pairs. Other arguments are factories of default values. */
    private static Pickled mapping(List<Pickled> arguments) {
        Map<String, Pickled> entries = new LinkedHashMap<>();
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Sequence pairs) {
            for (Pickled pair : pairs.items()) {
                if (!(pair instanceof Sequence entry) || entry.items().size() != 2) {
                    throw malformed();
                }
                if (entry.items().getFirst() instanceof Text key) {
                    entries.put(key.value(), entry.items().getLast());
                }
            }
        }
        return new Mapping(entries);
    }

    private static CheckpointRefused malformed() {
        return new CheckpointRefused("its pickle makes a tensor of the wrong arguments: the file is damaged");
    }
}
