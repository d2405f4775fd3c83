package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which stimuli keep together when labels are shuffled. */
final class ShuffleBlocks {
    private final List<Stimulus> stimuli;
    private final int[] parent;
    private final Map<String, Integer> bySha = new HashMap<>();

    private ShuffleBlocks(List<Stimulus> stimuli) {
        this.stimuli = stimuli;
        this.parent = new int[stimuli.size()];
        Arrays.setAll(parent, s -> s);
        for (int s = 0; s < parent.length; s++) {
            if (stimuli.get(s).source() == null) {
                bySha.putIfAbsent(stimuli.get(s).sha256(), s);
            }
        }
        Map<List<String>, Integer> firstOf = new HashMap<>();
        for (int s = 0; s < parent.length; s++) {
            Stimulus stimulus = stimuli.get(s);
            if (stimulus.subcategory() != null) {
                Integer first = firstOf.putIfAbsent(List.of(stimulus.condition(), stimulus.subcategory()), s);
                unite(s, first == null ? s : first);
            }
            if (sourceOf(s) != null) {
                unite(s, sourceOf(s));
            }
        }
    }

    private int root(int s) {
        int root = s;
        while (parent[root] != root) {
            root = parent[root];
        }
        parent[s] = root;
        return root;
    }

    private void unite(int a, int b) {
        parent[root(a)] = root(b);
    }

    /**
     * Blocks grouped by form, members slot by slot: intact stimuli in the order of their hashes, then scrambles in the order
     * of their sources. Blocks have equal form if in every slot both have an intact stimulus, or a scramble of the same slot.
     */
    static List<List<int[]>> byForm(List<Stimulus> stimuli) {
        ShuffleBlocks blocks = new ShuffleBlocks(stimuli);
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int s = 0; s < stimuli.size(); s++) {
            members.computeIfAbsent(blocks.root(s), root -> new ArrayList<>()).add(s);
        }
        Map<String, List<int[]>> byForm = new TreeMap<>();
        for (List<Integer> block : members.values()) {
            int[] slots = blocks.slots(block);
            byForm.computeIfAbsent(blocks.form(slots), form -> new ArrayList<>())
                    .add(slots);
        }
        return List.copyOf(byForm.values());
    }

    private int[] slots(List<Integer> block) {
        Comparator<Integer> order = Comparator.<Integer, Boolean>comparing(s -> sourceOf(s) != null)
                .thenComparing(s -> sourceOf(s) == null
                        ? stimuli.get(s).sha256()
                        : stimuli.get(s).source())
                .thenComparing(s -> stimuli.get(s).condition())
                .thenComparing(s -> stimuli.get(s).sha256());
        return block.stream().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    /** For each slot the slot of its source, or none. */
    private String form(int[] slots) {
        StringBuilder form = new StringBuilder();
        for (int s : slots) {
            Integer source = sourceOf(s);
            int slot = -1;
            for (int i = 0; source != null && i < slots.length; i++) {
                slot = slots[i] == source ? i : slot;
            }
            form.append(slot).append(' ');
        }
        return form.toString();
    }

    /** The stimulus of the set that this one is a scramble of, or null. */
    private Integer sourceOf(int s) {
        String source = stimuli.get(s).source();
        return source == null ? null : bySha.get(source);
    }
}
