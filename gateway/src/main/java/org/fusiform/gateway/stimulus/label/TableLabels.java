package org.fusiform.gateway.stimulus.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.contracts.stimulus.LabelledImage;
import org.fusiform.contracts.stimulus.LabelledImages;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.EntryName;

/** What a {@link LabelledImages} table in the archive says. */
final class TableLabels {
    private static final int MOST_NAMED = 10;

    private TableLabels() {}

    static Labelling of(List<EntryName> files, ArchiveListing.Table table, ConditionMap map) throws ArchiveRefused {
        if (!map.equals(ConditionMap.IDENTITY)) {
            throw Problem.invalid(
                    "map",
                    "names folders, but the archive's " + table.name() + " names conditions; leave one of them out");
        }
        Set<EntryName> present = new LinkedHashSet<>();
        for (EntryName file : files) {
            if (!present.add(file)) {
                throw new ArchiveRefused("the entry " + file + " is there twice");
            }
        }
        Map<EntryName, Labels> labels = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (LabelledImage row : rows(table)) {
            EntryName name = resolved(table, row.path());
            if (!present.contains(name)) {
                missing.add(row.path());
            }
            String source =
                    row.source() == null ? null : resolved(table, row.source()).toString();
            labels.put(name, new Labels(row.condition(), row.subcategory(), source));
        }
        if (!missing.isEmpty()) {
            throw Problem.unusable(table.name() + " names " + missing.size()
                    + " files that the archive does not have, such as "
                    + missing.subList(0, Math.min(MOST_NAMED, missing.size())));
        }
        requireSources(table, labels);
        List<String> ignored = present.stream()
                .filter(file -> !labels.containsKey(file))
                .map(EntryName::toString)
                .toList();
        return new Labelling(labels, Set.of(), ignored);
    }

    private static List<LabelledImage> rows(ArchiveListing.Table table) {
        try {
            return LabelledImages.read(table.csv());
        } catch (LabelledImages.Refused e) {
            throw Problem.unusable(table.name() + ": " + e.getMessage(), e);
        }
    }

    private static EntryName resolved(ArchiveListing.Table table, String path) {
        List<String> parts = new ArrayList<>(table.folder());
        for (String part : path.replace('\\', '/').split("/")) {
            if (part.equals("..") && parts.size() > table.folder().size()) {
                parts.removeLast();
            } else if (part.equals("..")) {
                throw Problem.unusable(table.name() + ": the path '" + path + "' points outside its folder");
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return new EntryName(parts);
    }

    private static void requireSources(ArchiveListing.Table table, Map<EntryName, Labels> labels) {
        Set<String> names = new LinkedHashSet<>();
        labels.keySet().forEach(name -> names.add(name.toString()));
        labels.forEach((name, own) -> {
            if (own.source() != null
                    && (!names.contains(own.source()) || own.source().equals(name.toString()))) {
                throw Problem.unusable(table.name() + ": the source of " + name + ", '" + own.source()
                        + "', is no other image of the table");
            }
        });
    }
}
