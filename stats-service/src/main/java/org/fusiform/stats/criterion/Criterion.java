package org.fusiform.stats.criterion;

import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.contrast.Contrasts;

/** A rule for which units are selective for a target. {@link Criteria} is the table of presets. */
public sealed interface Criterion permits Pairwise, OneVsRest, Ratio, RankSum {
    /** The preset's name. */
    String name();

    /** All parameters with their values, as results report them. */
    Map<String, Object> parameters();

    /** Which conditions t_min is taken over, and those the criterion compares with if it goes pair by pair. */
    Contrasts contrasts();

    /** The least stimuli a condition needs for the criterion to be able to select anything. */
    int leastStimuli();

    /** Whether it tests hypotheses, so that every unit has a q. */
    boolean tests();

    /**
     * The selective units for each of the targets.
     *
     * @param qMax where each unit's largest adjusted p over the contrasts goes, NaN where untestable, a plane for each
     *     target; null where the decisions are enough, and what they do not need is not computed
     */
    List<Selection> select(Evidence evidence, int[] targets, Plane[] qMax);
}
