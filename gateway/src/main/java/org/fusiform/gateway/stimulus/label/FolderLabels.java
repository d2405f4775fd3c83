package org.fusiform.gateway.stimulus.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.EntryName;

/** One folder per condition, or several of them by a map, which then are its subcategories. */
final class FolderLabels {
    private static final int IMAGE_DEPTH = 2;

    private FolderLabels() {}

    static Labelling of(List<EntryName> files, ConditionMap map) throws ArchiveRefused {
        List<EntryName> images = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (EntryName file : files) {
            if (file.image() && file.depth() >= IMAGE_DEPTH) {
                images.add(file);
            } else {
                ignored.add(file.toString());
            }
        }
        boolean wrapped =
                ArchiveListing.wrapped(images) && images.stream().allMatch(image -> image.depth() > IMAGE_DEPTH);
        Map<EntryName, Labels> labels = new LinkedHashMap<>();
        Set<String> folders = new TreeSet<>();
        Set<String> skipped = new TreeSet<>();
        for (EntryName image : images) {
            String folder = (wrapped ? image.withoutFirst() : image).first();
            String condition = map.conditionOf(folder);
            folders.add(folder);
            if (condition == null) {
                skipped.add(folder);
            } else if (labels.put(image, new Labels(condition, folder.equals(condition) ? null : folder, null))
                    != null) {
                throw new ArchiveRefused("the entry " + image + " is there twice");
            }
        }
        requireMapped(map, folders);
        return new Labelling(labels, skipped, ignored);
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
}
