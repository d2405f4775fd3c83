package org.fusiform.gateway.stimulus.archive;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The path of a file within an archive, in parts; never one that leaves it. */
public record EntryName(List<String> parts) {
    private static final int LONGEST = 1024;
    private static final Set<String> IMAGES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "pgm", "ppm");

    public EntryName {
        parts = List.copyOf(parts);
    }

    /** Names with an absolute path, a parent folder, a drive or control characters refuse the archive. */
    static EntryName of(String name) throws ArchiveRefused {
        String path = name.replace('\\', '/');
        if (path.length() > LONGEST || path.isBlank() || path.chars().anyMatch(Character::isISOControl)) {
            throw new ArchiveRefused("an entry has an empty, overlong or unprintable name");
        }
        List<String> parts = List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || parts.contains("..") || parts.isEmpty()) {
            throw new ArchiveRefused("the entry " + name + " points outside the archive");
        }
        return new EntryName(parts);
    }

    public int depth() {
        return parts.size();
    }

    public String first() {
        return parts.getFirst();
    }

    public EntryName withoutFirst() {
        return new EntryName(parts.subList(1, parts.size()));
    }

    /** What operating systems put beside the files people mean. */
    public boolean hidden() {
        return parts.stream().anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /** Whether it is named as an image. */
    public boolean image() {
        String file = parts.getLast();
        return IMAGES.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
