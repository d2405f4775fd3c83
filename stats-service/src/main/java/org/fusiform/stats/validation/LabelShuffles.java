package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Shuffles of the condition labels, sizes kept, for a null distribution: the same for every unit, layer and model.
 * What is not exchangeable by itself moves together: the stimuli of a subcategory, and a scramble with its source, are one
 * block. The b-th shuffle hands the labels of blocks of equal form round in the order of SHA-256(seed ‖ b ‖ hash of the
 * block's first stimulus).
 */
public final class LabelShuffles {
    private final long seed;
    private final int count;
    private final int[] conditionOf;
    private final List<Stimulus> stimuli;
    private final List<List<int[]>> forms;

    /**
     * @param count B, how many shuffles
     * @param conditionOf condition of each stimulus as it is
     */
    public LabelShuffles(long seed, int count, int[] conditionOf, List<Stimulus> stimuli) {
        if (count < 1) {
            throw new IllegalArgumentException("permutations: " + count + " shuffles make no null; ask for at least 1");
        }
        this.seed = seed;
        this.count = count;
        this.conditionOf = conditionOf;
        this.stimuli = stimuli;
        this.forms = ShuffleBlocks.byForm(stimuli);
        if (forms.stream().allMatch(this::alike)) {
            throw new IllegalArgumentException(
                    "permutations: the set's subcategories and scramble–source pairs leave"
                            + " nothing to shuffle, as no two blocks of equal form have different labels; leave permutations out");
        }
    }

    private boolean alike(List<int[]> blocks) {
        int[] first = labels(blocks.getFirst());
        return blocks.stream().allMatch(block -> Arrays.equals(labels(block), first));
    }

    private int[] labels(int[] block) {
        return Arrays.stream(block).map(s -> conditionOf[s]).toArray();
    }

    public long seed() {
        return seed;
    }

    /** B. */
    public int count() {
        return count;
    }

    /** Condition of each stimulus under a shuffle, 0 ≤ {@code shuffle} &lt; B. */
    public int[] labels(int shuffle) {
        int[] labels = conditionOf.clone();
        for (List<int[]> blocks : forms) {
            List<byte[]> keys = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            for (int[] block : blocks) {
                order.add(order.size());
                keys.add(SeededOrder.key(seed, shuffle, stimuli.get(block[0]).sha256()));
            }
            order.sort(Comparator.comparing(keys::get, Arrays::compareUnsigned));
            for (int b = 0; b < blocks.size(); b++) {
                int[] to = blocks.get(b);
                int[] from = blocks.get(order.get(b));
                for (int slot = 0; slot < to.length; slot++) {
                    labels[to[slot]] = conditionOf[from[slot]];
                }
            }
        }
        return labels;
    }
}
