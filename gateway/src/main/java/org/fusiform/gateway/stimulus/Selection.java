package org.fusiform.gateway.stimulus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.EntryName;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;

/**
 * Which entries of an archive become stimuli, decided from their names alone.
 *
 * @param stimuli entry name → its labels
 * @param skipped folders that the map leaves out
 * @param ignored files that are not named as images
 */
record Selection(Map<String, Labels> stimuli, Set<String> skipped, List<String> ignored) {
    private static final int MOST_STIMULI = 100_000;
    private static final int IMAGE_DEPTH = 2;

    /** Condition and, where the folder has another name than its condition, subcategory. */
    record Labels(String condition, String subcategory) {}

    static Selection of(StimulusArchive archive, ConditionMap map, Sampling sampling) throws ArchiveRefused {
        List<EntryName> images = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        archive.forEach((name, content) -> {
            if (!name.hidden()) {
                if (name.image() && name.depth() >= IMAGE_DEPTH) {
                    images.add(name);
                } else {
                    ignored.add(name.toString());
                }
            }
        });
        boolean wrapped = wrapped(images);
        Map<String, List<EntryName>> byCondition = new TreeMap<>();
        Map<String, Labels> labels = new LinkedHashMap<>();
        Set<String> folders = new TreeSet<>();
        Set<String> skipped = new TreeSet<>();
        for (EntryName image : images) {
            String folder = (wrapped ? image.withoutFirst() : image).first();
            String condition = map.conditionOf(folder);
            folders.add(folder);
            if (condition == null) {
                skipped.add(folder);
            } else {
                byCondition.computeIfAbsent(condition, c -> new ArrayList<>()).add(image);
                Labels own = new Labels(condition, folder.equals(condition) ? null : folder);
                if (labels.put(image.toString(), own) != null) {
                    throw new ArchiveRefused("the entry " + image + " is there twice");
                }
            }
        }
        requireMapped(map, folders);
        requireConditions(byCondition.keySet());
        labels.keySet().retainAll(chosen(byCondition, sampling));
        requireNumber(labels.size());
        return new Selection(labels, skipped, ignored);
    }

    /** Whether one folder holds all the folders of conditions, as when it was packed itself. */
    private static boolean wrapped(List<EntryName> images) {
        return !images.isEmpty()
                && images.stream()
                        .allMatch(image -> image.depth() > IMAGE_DEPTH
                                && image.first().equals(images.getFirst().first()));
    }

    private static Set<String> chosen(Map<String, List<EntryName>> byCondition, Sampling sampling) {
        return byCondition.values().stream()
                .flatMap(images -> images.stream()
                        .sorted(sampling.order())
                        .limit(sampling.limit() == null ? images.size() : sampling.limit()))
                .map(EntryName::toString)
                .collect(Collectors.toSet());
    }

    private static void requireMapped(ConditionMap map, Set<String> folders) {
        List<String> missing = map.conditions().keySet().stream()
                .filter(folder -> !folders.contains(folder))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.invalid("map", "names " + missing + ", which the archive does not have; it has " + folders);
        }
    }

    private static void requireConditions(Set<String> conditions) {
        if (conditions.isEmpty()) {
            throw Problem.unusable(
                    "the archive holds no images: there must be one folder per condition, with images in it");
        }
        for (String condition : conditions) {
            if (!ResourceName.valid(condition) || condition.equals("all")) {
                throw Problem.unusable("the folder '" + condition + "' cannot be a condition's name ("
                        + (condition.equals("all") ? "'all' means all units" : "use letters, digits, '.', '_', '-'")
                        + "); rename it, or give it a name with map");
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
