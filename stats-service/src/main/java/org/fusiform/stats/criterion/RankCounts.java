package org.fusiform.stats.criterion;

import java.util.Arrays;
import org.fusiform.stats.contrast.MannWhitney;

/** The U statistics and ties of one question's contrasts for one unit, from a single walk over its sorted activations. */
final class RankCounts {
    private final RankSums.Question question;
    private final double critical;
    private final int[] size;
    /** Place among the targets of each condition, or −1. */
    private final int[] targetOf;

    private final long[][] twiceU;
    private final double[][] ties;
    private final int[] below;
    private final int[] equal;

    RankCounts(RankSums.Question question) {
        this.question = question;
        this.critical = MannWhitney.critical(question.alpha()) * (1 - 1e-9);
        this.size = new int[question.conditions()];
        for (int condition : question.conditionOf()) {
            if (condition >= 0) {
                size[condition]++;
            }
        }
        this.targetOf = new int[question.conditions()];
        Arrays.fill(targetOf, -1);
        for (int target = 0; target < question.targets().length; target++) {
            targetOf[question.targets()[target]] = target;
        }
        this.twiceU = new long[question.targets().length][question.conditions()];
        this.ties = new double[question.targets().length][question.conditions()];
        this.below = new int[question.conditions()];
        this.equal = new int[question.conditions()];
    }

    void count(SortedUnits sorted) {
        for (int target = 0; target < twiceU.length; target++) {
            Arrays.fill(twiceU[target], 0);
            Arrays.fill(ties[target], 0);
        }
        Arrays.fill(below, 0);
        Arrays.fill(equal, 0);
        int together = 0;
        int last = -1;
        for (int i = 0; i < sorted.stimuli(); i++) {
            // A run of equal activations ends before the first that is larger, whether that one is asked about or not.
            if (!sorted.tied(i) && together > 0) {
                endRun(together, last);
                together = 0;
            }
            int condition = question.conditionOf()[sorted.stimulus(i)];
            if (condition >= 0) {
                equal[condition]++;
                together++;
                last = condition;
            }
        }
        if (together > 0) {
            endRun(together, last);
        }
    }

    private void endRun(int together, int last) {
        if (together == 1) {
            if (targetOf[last] >= 0) {
                long[] u = twiceU[targetOf[last]];
                for (int j = 0; j < u.length; j++) {
                    u[j] += 2L * below[j];
                }
            }
            below[last]++;
            equal[last] = 0;
            return;
        }
        for (int target = 0; target < twiceU.length; target++) {
            int own = equal[question.targets()[target]];
            for (int j = 0; j < equal.length; j++) {
                twiceU[target][j] += own * (2L * below[j] + equal[j]);
                double run = own + equal[j];
                ties[target][j] += run * run * run - run;
            }
        }
        for (int j = 0; j < equal.length; j++) {
            below[j] += equal[j];
            equal[j] = 0;
        }
    }

    /** A z under which p is not below α. */
    double critical() {
        return critical;
    }

    /** The z of a target's c-th contrast; −∞ where all values are equal or one side is empty. */
    double z(int target, int c) {
        int other = question.against()[target][c];
        int own = size[question.targets()[target]];
        return own == 0 || size[other] == 0
                ? Double.NEGATIVE_INFINITY
                : MannWhitney.z(twiceU[target][other], own, size[other], ties[target][other]);
    }
}
