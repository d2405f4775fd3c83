package org.fusiform.gateway.stimulus.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.EntryName;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;

/**
 * Which entries of an archive become stimuli, decided from their names and the table of labels, if there is one.
 *
 * @param stimuli entry name → its labels
 * @param skipped folders that the map leaves out
 * @param ignored files that nothing labels
 */
public record Selection(Map<String, Labels> stimuli, Set<String> skipped, List<String> ignored) {
    private static final int MOST_STIMULI = 100_000;

    /** Each may be tested against every other one. */
    private static final int MOST_CONDITIONS = 1000;

    public static Selection of(StimulusArchive archive, ConditionMap map, Sampling sampling) throws ArchiveRefused {
        ArchiveListing listing = ArchiveListing.of(archive);
        Labelling labelling = listing.table().isPresent()
                ? TableLabels.of(listing.files(), listing.table().get(), map)
                : FolderLabels.of(listing.files(), map);
        Map<String, List<EntryName>> byCondition = new TreeMap<>();
        labelling.images().forEach((image, labels) -> byCondition
                .computeIfAbsent(labels.condition(), condition -> new ArrayList<>())
                .add(image));
        requireConditions(byCondition.keySet());
        Map<String, Labels> chosen = new LinkedHashMap<>();
        labelling.images().forEach((image, labels) -> chosen.put(image.toString(), labels));
        chosen.keySet().retainAll(names(byCondition, sampling));
        requireNumber(chosen.size());
        return new Selection(chosen, labelling.skipped(), labelling.ignored());
    }

    /** Of the stimuli. */
    public Set<String> conditions() {
        return stimuli.values().stream().map(Labels::condition).collect(Collectors.toSet());
    }

    private static Set<String> names(Map<String, List<EntryName>> byCondition, Sampling sampling) {
        return byCondition.values().stream()
                .flatMap(images -> images.stream()
                        .sorted(sampling.order())
                        .limit(sampling.limit() == null ? images.size() : sampling.limit()))
                .map(EntryName::toString)
                .collect(Collectors.toSet());
    }

    private static void requireConditions(Set<String> conditions) {
        if (conditions.isEmpty()) {
            throw Problem.unusable("the archive holds no images: there must be one folder per condition, with images"
                    + " in it, or a manifest.csv that names them");
        }
        if (conditions.size() > MOST_CONDITIONS) {
            throw Problem.tooLarge(conditions.size() + " conditions, over the limit of " + MOST_CONDITIONS
                    + "; join folders into conditions with map");
        }
        for (String condition : conditions) {
            if (!ResourceName.valid(condition) || condition.equals("all")) {
                throw Problem.unusable("'" + condition + "' cannot be a condition's name ("
                        + (condition.equals("all") ? "'all' means all units" : "use letters, digits, '.', '_', '-'")
                        + "); rename the folder, or give it a name with map");
            }
        }
        if (conditions.size() == 1) {
            throw Problem.unusable("there is only one condition, "
                    + conditions.iterator().next() + "; selectivity needs at least two");
        }
    }

    private static void requireNumber(int stimuli) {
        if (stimuli > MOST_STIMULI) {
            throw Problem.tooLarge(
                    stimuli + " stimuli, over the limit of " + MOST_STIMULI + "; bound them per condition with limit");
        }
    }
}
