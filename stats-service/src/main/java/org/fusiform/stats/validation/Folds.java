package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dealing of the stimuli into folds, every condition spread over all of them.
 *
 * @param count F, even, at least 2
 * @param ofStimulus fold (from 0) of each stimulus, in manifest order
 */
public record Folds(int count, int[] ofStimulus) {

    /**
     * Deals by rank of SHA-256(seed ‖ stimulus hash) within the condition, modulo F; seed as 8 bytes, big-endian, hash as
     * its 32 bytes. A scramble joins its source, or the halves would leak. F is the largest even number that neither
     * exceeds {@code asked} nor half the smallest condition; null where that is below 2.
     */
    public static Folds deal(long seed, int asked, List<Stimulus> stimuli) {
        int count = count(asked, stimuli);
        if (count < 2) {
            return null;
        }
        int[] fold = new int[stimuli.size()];
        ranks(seed, stimuli).forEach((stimulus, rank) -> fold[stimulus] = rank % count);
        Map<String, Integer> bySource = new HashMap<>();
        for (int s = 0; s < fold.length; s++) {
            if (stimuli.get(s).source() == null) {
                bySource.putIfAbsent(stimuli.get(s).sha256(), fold[s]);
            }
        }
        for (int s = 0; s < fold.length; s++) {
            fold[s] = bySource.getOrDefault(stimuli.get(s).source(), fold[s]);
        }
        return new Folds(count, fold);
    }

    private static int count(int asked, List<Stimulus> stimuli) {
        Map<String, Integer> sizes = new HashMap<>();
        stimuli.forEach(stimulus -> sizes.merge(stimulus.condition(), 1, Integer::sum));
        int smallest = sizes.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return Math.min(asked, smallest / 2) / 2 * 2;
    }

    private static Map<Integer, Integer> ranks(long seed, List<Stimulus> stimuli) {
        Map<String, List<Integer>> byCondition = new LinkedHashMap<>();
        List<byte[]> keys = new ArrayList<>();
        for (int s = 0; s < stimuli.size(); s++) {
            byCondition
                    .computeIfAbsent(stimuli.get(s).condition(), condition -> new ArrayList<>())
                    .add(s);
            keys.add(SeededOrder.key(seed, stimuli.get(s).sha256()));
        }
        Map<Integer, Integer> ranks = new HashMap<>();
        byCondition.values().forEach(members -> {
            members.sort(Comparator.comparing(keys::get, Arrays::compareUnsigned));
            for (int rank = 0; rank < members.size(); rank++) {
                ranks.put(members.get(rank), rank);
            }
        });
        return ranks;
    }
}
