package org.fusiform.stats.layer;

import java.util.Arrays;
import java.util.List;

/**
 * Which condition each stimulus belongs to.
 *
 * @param conditions their names; every one has a stimulus
 * @param conditionOf index of the condition of each stimulus, in manifest order
 */
public record StimulusDesign(List<String> conditions, int[] conditionOf) {
    public StimulusDesign {
        conditions = List.copyOf(conditions);
        int[] sizes = new int[conditions.size()];
        for (int condition : conditionOf) {
            sizes[condition]++;
        }
        for (int condition = 0; condition < sizes.length; condition++) {
            if (sizes[condition] == 0) {
                throw new IllegalArgumentException("condition " + conditions.get(condition) + " has no stimuli");
            }
        }
    }

    /** The design of stimuli given by the names of their conditions; conditions in order of first appearance. */
    public static StimulusDesign of(List<String> conditionOfStimulus) {
        List<String> names = conditionOfStimulus.stream().distinct().toList();
        return new StimulusDesign(
                names, conditionOfStimulus.stream().mapToInt(names::indexOf).toArray());
    }

    public int stimuli() {
        return conditionOf.length;
    }

    /** Stimuli of a condition. */
    int size(int condition) {
        return (int)
                Arrays.stream(conditionOf).filter(each -> each == condition).count();
    }

    /** Index of a condition by its name. */
    public int indexOf(String condition) {
        int index = conditions.indexOf(condition);
        if (index < 0) {
            throw new IllegalArgumentException("targets: " + condition + " is none of the conditions " + conditions);
        }
        return index;
    }
}
