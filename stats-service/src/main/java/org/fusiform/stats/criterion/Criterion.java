package org.fusiform.stats.criterion;

import java.util.Map;
import org.fusiform.stats.contrast.Contrasts;

/** A rule for which units are selective for a target. {@link Criteria} is the table of presets. */
public sealed interface Criterion permits Pairwise, OneVsRest, Ratio {
    /** The preset's name. */
    String name();

    /** All parameters with their values, as results report them. */
    Map<String, Object> parameters();

    /** Which conditions t_min is taken over, and those the criterion compares with if it goes pair by pair. */
    Contrasts contrasts();

    /** @param depth whether the decision is enough or every unit's q is wanted */
    Selection select(Evidence evidence, int target, Depth depth);

    /** How much of a selection is needed: replicates need only who is selected, the unit table every q. */
    enum Depth {
        DECISION,
        EVERY_Q
    }
}
