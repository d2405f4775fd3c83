package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.List;

/** Which folds' stimuli a localisation uses. */
public sealed interface FoldSubset {
    boolean keeps(int fold);

    /** All of them. */
    record Whole() implements FoldSubset {
        @Override
        public boolean keeps(int fold) {
            return true;
        }
    }

    /** Every second fold: the even ones for parity 0, the odd ones for 1. */
    record Half(int parity) implements FoldSubset {
        @Override
        public boolean keeps(int fold) {
            return fold % 2 == parity;
        }
    }

    /** All but one. */
    record Without(int left) implements FoldSubset {
        @Override
        public boolean keeps(int fold) {
            return fold != left;
        }
    }

    /** What hold-out repeats the localizer on: the halves, then all but each of the folds. */
    static List<FoldSubset> holdOut(int folds) {
        List<FoldSubset> subsets = new ArrayList<>(List.of(new Half(0), new Half(1)));
        for (int fold = 0; fold < folds; fold++) {
            subsets.add(new Without(fold));
        }
        return subsets;
    }
}
