package org.fusiform.contracts.result;

/**
 * The selected count against counts under shuffled condition labels, the same shuffles for all units and layers.
 *
 * @param permutations B, the shuffles
 * @param p (1 + shuffles that select at least as many)/(1 + B)
 * @param meanSelected units selected under a shuffle, on average
 * @param mostSelected units selected under the shuffle that selects most
 * @param tests what a small p speaks against
 */
public record LabelPermutation(int permutations, double p, double meanSelected, long mostSelected, String tests) {
    /** No condition label matters for any unit; a small p does not say that this target's units are selective for it. */
    public static final String GLOBAL_NULL = "global null";
}
