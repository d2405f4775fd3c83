package org.fusiform.extractor.weights.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * How the tensors of a file agree with what a family needs. A family whose names all lie under one prefix (visual.) takes
 * that part of the file only; where the file has the same part under another prefix, and but one such, it is taken there.
 */
final class Fit {
    /** Buffers of training and of OpenAI's archives, which no forward pass uses. */
    private static final Set<String> HARMLESS =
            Set.of("num_batches_tracked", "input_resolution", "context_length", "vocab_size");

    private final Map<String, StoredTensor> tensors;
    private final FamilyParameters family;
    private final String familyPrefix;
    private final String prefix;
    private final List<String> missing = new ArrayList<>();
    private final List<String> misshapen = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();

    private Fit(Map<String, StoredTensor> tensors, FamilyParameters family) {
        this.tensors = tensors;
        this.family = family;
        this.familyPrefix = commonPrefix(family.parameters());
        this.prefix = prefixInFile();
    }

    static Fit of(Collection<StoredTensor> tensors, FamilyParameters family) {
        Map<String, StoredTensor> byName = new LinkedHashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        Fit fit = new Fit(byName, family);
        fit.compare();
        return fit;
    }

    FamilyParameters family() {
        return family;
    }

    boolean isWhole() {
        return missing.isEmpty() && misshapen.isEmpty() && extra.isEmpty();
    }

    /** Share of the family's parameters that are there, in their shape. */
    double share() {
        int wanted = family.parameters().size();
        return (double) (wanted - missing.size() - misshapen.size()) / wanted;
    }

    /** The name in the file of a parameter of the family. */
    String inFile(ParameterShape parameter) {
        return prefix + parameter.name().substring(familyPrefix.length());
    }

    /** "1 missing, 0 of another shape, 2 extra: …", with up to {@code most} names and shapes. */
    String differences(int most) {
        List<String> all = new ArrayList<>(misshapen);
        all.addAll(missing);
        all.addAll(extra);
        String rest = all.size() > most ? "; and " + (all.size() - most) + " more" : "";
        return "%d missing, %d of another shape, %d extra: %s%s"
                .formatted(
                        missing.size(),
                        misshapen.size(),
                        extra.size(),
                        all.stream().limit(most).collect(Collectors.joining("; ")),
                        rest);
    }

    private void compare() {
        Set<String> wanted = new LinkedHashSet<>();
        for (ParameterShape parameter : family.parameters()) {
            String name = inFile(parameter);
            wanted.add(name);
            StoredTensor tensor = tensors.get(name);
            if (tensor == null) {
                missing.add(Printable.of(name) + " " + Arrays.toString(parameter.shape()) + " is missing");
            } else if (!tensor.type().isFloating() || !tensor.shape().equals(shape(parameter))) {
                misshapen.add("%s is %s %s instead of %s"
                        .formatted(
                                Printable.of(name),
                                tensor.type().dtype(),
                                tensor.shape(),
                                Arrays.toString(parameter.shape())));
            }
        }
        for (StoredTensor tensor : tensors.values()) {
            if (tensor.name().startsWith(prefix) && !wanted.contains(tensor.name()) && !isHarmless(tensor.name())) {
                extra.add(Printable.of(tensor.name()) + " " + tensor.shape() + " is extra");
            }
        }
    }

    private String prefixInFile() {
        if (family.parameters().stream().allMatch(parameter -> tensors.containsKey(parameter.name()))) {
            return familyPrefix;
        }
        String first = family.parameters().getFirst().name().substring(familyPrefix.length());
        List<String> prefixes = tensors.keySet().stream()
                .filter(name -> name.equals(first) || name.endsWith("." + first))
                .map(name -> name.substring(0, name.length() - first.length()))
                .filter(this::holdsAll)
                .toList();
        return prefixes.size() == 1 ? prefixes.getFirst() : familyPrefix;
    }

    private boolean holdsAll(String candidate) {
        return family.parameters().stream()
                .allMatch(parameter ->
                        tensors.containsKey(candidate + parameter.name().substring(familyPrefix.length())));
    }

    /** The longest prefix of whole parts, with its dot, that all names begin with; empty for most families. */
    private static String commonPrefix(List<ParameterShape> parameters) {
        String prefix = parent(parameters.getFirst().name());
        for (ParameterShape parameter : parameters) {
            while (!parameter.name().startsWith(prefix)) {
                prefix = parent(prefix.substring(0, prefix.length() - 1));
            }
        }
        return prefix;
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<Long> shape(ParameterShape parameter) {
        return Arrays.stream(parameter.shape()).asLongStream().boxed().toList();
    }
}
