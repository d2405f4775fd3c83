package org.fusiform.extractor.weights.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.extractor.weights.pickle.Pickled.Constant;
import org.fusiform.extractor.weights.pickle.Pickled.Elements;
import org.fusiform.extractor.weights.pickle.Pickled.Global;
import org.fusiform.extractor.weights.pickle.Pickled.Instance;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.Printable;

/** The names a pickle may import; any other refuses the file. */
public enum Vocabulary {
    /** What torch.save writes of state dictionaries and of what training scripts put beside them. */
    STATE_DICTIONARY,
    /** The same, and the classes of the archive itself, whose objects are trees of named tensors. */
    TORCHSCRIPT;

    private static final String SCRIPTED = "__torch__.";
    private static final Map<String, Pickled> KNOWN = known();

    Pickled named(String module, String name) {
        String qualified = module + "." + name;
        if (this == TORCHSCRIPT && qualified.startsWith(SCRIPTED)) {
            return new Global(qualified, arguments -> new Instance());
        }
        Pickled known = KNOWN.get(qualified);
        if (known == null) {
            throw new CheckpointRefused("its pickle names " + Printable.of(qualified)
                    + ", which is neither a constructor nor a type of elements that weights need; nothing of it was run. "
                    + "If the file holds a whole model, bring its state_dict() instead");
        }
        return known;
    }

    private static Map<String, Pickled> known() {
        Map<String, Pickled> known = new HashMap<>();
        TensorConstructors.all().forEach((name, constructor) -> known.put(name, new Global(name, constructor)));
        elements().forEach(elements -> known.put(elements.name(), elements));
        inert().forEach(name -> known.put(name, new Global(name, arguments -> Constant.OTHER)));
        return Map.copyOf(known);
    }

    private static Stream<Elements> elements() {
        return Stream.concat(
                Arrays.stream(ElementType.values()).flatMap(type -> Stream.of(
                                "torch." + type.dtype(),
                                "torch." + type.torchClass() + "Storage",
                                "torch.cuda." + type.torchClass() + "Storage",
                                "torch." + type.torchClass() + "Tensor",
                                "torch.cuda." + type.torchClass() + "Tensor")
                        .map(name -> new Elements(name, type))),
                Stream.of(new Elements("torch.storage.UntypedStorage", ElementType.UINT8)));
    }

    /** Plain values beside the tensors: options, metrics, states of optimizers and random generators. */
    private static List<String> inert() {
        return List.of(
                "_codecs.encode",
                "argparse.Namespace",
                "__builtin__.dict",
                "__builtin__.list",
                "__builtin__.set",
                "builtins.dict",
                "builtins.list",
                "builtins.set",
                "collections.deque",
                "numpy.dtype",
                "numpy.ndarray",
                "numpy.core.multiarray._reconstruct",
                "numpy.core.multiarray.scalar",
                "numpy._core.multiarray._reconstruct",
                "numpy._core.multiarray.scalar",
                "torch.device",
                "torch.Tensor",
                "torch.jit._pickle.build_boollist",
                "torch.jit._pickle.build_doublelist",
                "torch.jit._pickle.build_intlist",
                "torch.jit._pickle.build_tensorlist");
    }
}
