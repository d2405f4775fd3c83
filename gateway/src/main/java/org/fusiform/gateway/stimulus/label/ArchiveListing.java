package org.fusiform.gateway.stimulus.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.stimulus.LabelledImages;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.EntryName;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;

/**
 * What an archive holds, by name.
 *
 * @param files in the archive's order, without what operating systems put beside them
 * @param table the one that names the images' conditions
 */
record ArchiveListing(List<EntryName> files, Optional<Table> table) {
    private static final int MOST_TABLE_BYTES = 16 << 20;

    /** A table and the folder that its paths start from. */
    record Table(EntryName name, String csv) {
        List<String> folder() {
            return name.parts().subList(0, name.depth() - 1);
        }
    }

    static ArchiveListing of(StimulusArchive archive) throws ArchiveRefused {
        List<EntryName> files = new ArrayList<>();
        List<EntryName> tables = new ArrayList<>();
        archive.forEach((name, content) -> {
            if (name.hidden()) {
                return;
            }
            if (name.depth() <= 2 && name.parts().getLast().equals(LabelledImages.FILE_NAME)) {
                tables.add(name);
            } else {
                files.add(name);
            }
        });
        Optional<EntryName> only = only(tables, wrapped(files));
        List<Table> read = new ArrayList<>();
        if (only.isPresent()) {
            archive.forEach((name, content) -> {
                if (name.equals(only.get())) {
                    read.add(new Table(name, text(name, content)));
                }
            });
        }
        return new ArchiveListing(List.copyOf(files), read.stream().findFirst());
    }

    /** At the top, or in the one folder around everything. */
    private static Optional<EntryName> only(List<EntryName> tables, boolean wrapped) throws ArchiveRefused {
        List<EntryName> meant =
                tables.stream().filter(table -> table.depth() == 1).toList();
        if (meant.isEmpty() && wrapped) {
            meant = tables;
        }
        if (meant.size() > 1) {
            throw new ArchiveRefused("the entry " + meant.getFirst() + " is there twice");
        }
        return meant.stream().findFirst();
    }

    private static String text(EntryName name, InputStream content) throws IOException, ArchiveRefused {
        byte[] bytes = content.readNBytes(MOST_TABLE_BYTES + 1);
        if (bytes.length > MOST_TABLE_BYTES) {
            throw new ArchiveRefused("the entry " + name + " is over the limit of " + MOST_TABLE_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether one folder is around all others, as when it was packed itself. */
    static boolean wrapped(List<EntryName> images) {
        return !images.isEmpty()
                && images.stream()
                        .allMatch(image -> image.depth() > 1
                                && image.first().equals(images.getFirst().first()));
    }
}
