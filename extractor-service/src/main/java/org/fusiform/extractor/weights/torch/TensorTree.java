package org.fusiform.extractor.weights.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Pickled.Instance;
import org.fusiform.extractor.weights.pickle.Pickled.Mapping;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;

/** Finds the named tensors in what a pickle holds. */
final class TensorTree {
    /** Where training scripts put the state dictionary, the likeliest first. */
    private static final List<String> NESTED =
            List.of("state_dict", "model_state_dict", "model", "model_state", "net", "network");

    private static final int DEEPEST_NESTING = 3;
    private static final int DEEPEST_MODULE = 64;
    /** Of names, counted with repetition: a module used twice has two names, and so on. */
    private static final int MOST_NAMES = 100_000;

    private static final int LONGEST_PREFIX = 1024;
    private static final int MOST_KEYS_SHOWN = 10;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private int names;

    private TensorTree() {}

    /** The tensors of a state dictionary, be it the root or nested in a training checkpoint. */
    static Map<String, Tensor> ofStateDictionary(Pickled root) {
        if (!(root instanceof Mapping mapping)) {
            throw new CheckpointRefused("it holds no dict of named tensors at its root");
        }
        Mapping holder = holder(mapping, 0)
                .orElseThrow(() -> new CheckpointRefused("it holds no tensors, neither at its root nor under "
                        + String.join(", ", NESTED) + "; its keys are " + keys(mapping)));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        holder.entries().forEach((name, value) -> tensor(value).ifPresent(tensor -> tensors.put(name, tensor)));
        return tensors;
    }

    private static Optional<Mapping> holder(Mapping mapping, int depth) {
        if (depth < DEEPEST_NESTING) {
            for (String key : NESTED) {
                if (mapping.entries().get(key) instanceof Mapping inner) {
                    Optional<Mapping> holder = holder(inner, depth + 1);
                    if (holder.isPresent()) {
                        return holder;
                    }
                }
            }
        }
        return mapping.entries().values().stream()
                        .anyMatch(value -> tensor(value).isPresent())
                ? Optional.of(mapping)
                : Optional.empty();
    }

    /** The tensors of a module and its submodules, named by the attributes that lead to them. */
    static Map<String, Tensor> ofModule(Pickled root) {
        if (!(root instanceof Instance module)) {
            throw new CheckpointRefused("it holds no module at its root, as torch.jit.save writes");
        }
        TensorTree tree = new TensorTree();
        tree.walk(module, "", 0);
        if (tree.tensors.isEmpty()) {
            throw new CheckpointRefused("its module has no parameters");
        }
        return tree.tensors;
    }

    private void walk(Instance module, String prefix, int depth) {
        if (depth > DEEPEST_MODULE || prefix.length() > LONGEST_PREFIX) {
            throw new CheckpointRefused("its modules are nested too deep: " + Printable.of(prefix));
        }
        if (module.state() instanceof Mapping attributes) {
            attributes.entries().forEach((name, value) -> attribute(prefix + name, value, depth));
        }
    }

    private void attribute(String name, Pickled value, int depth) {
        names++;
        if (names > MOST_NAMES) {
            throw new CheckpointRefused("its modules have more than " + MOST_NAMES + " attributes");
        }
        Optional<Tensor> tensor = tensor(value);
        if (tensor.isPresent()) {
            tensors.put(name, tensor.get());
        } else if (value instanceof Instance module) {
            walk(module, name + ".", depth + 1);
        }
    }

    /** A tensor, or a Parameter of the first PyTorch versions, whose state begins with its tensor. */
    private static Optional<Tensor> tensor(Pickled value) {
        if (value instanceof Tensor tensor) {
            return Optional.of(tensor);
        }
        return value instanceof Instance parameter
                        && parameter.state() instanceof Sequence state
                        && !state.items().isEmpty()
                        && state.items().getFirst() instanceof Tensor tensor
                ? Optional.of(tensor)
                : Optional.empty();
    }

    private static String keys(Mapping mapping) {
        String shown = mapping.entries().keySet().stream()
                .limit(MOST_KEYS_SHOWN)
                .map(Printable::of)
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? "none" : shown;
    }
}
