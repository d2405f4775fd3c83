package org.fusiform.gateway.stimulus.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive, by its central directory. */
record ZipFiles(Path file) implements StimulusArchive {
    private static final long MOST_DIRECTORY = 20L << 20;

    @Override
    public void forEach(EntryVisitor visitor) throws ArchiveRefused {
        try (BoundedOpening bytes = BoundedOpening.of(file, MOST_DIRECTORY);
                ZipFile zip = Guarded.call(() -> ZipFile.builder()
                        .setSeekableByteChannel(bytes)
                        .setIgnoreLocalFileHeader(true)
                        .get())) {
            bytes.opened();
            List<ZipArchiveEntry> entries = Guarded.call(() -> Collections.list(zip.getEntries()));
            if (entries.size() > MOST_ENTRIES) {
                throw new ArchiveRefused("the archive has more than " + MOST_ENTRIES + " entries");
            }
            Allowance expanded = new Allowance(MOST_EXPANDED);
            for (ZipArchiveEntry entry : entries) {
                visit(zip, entry, expanded, visitor);
            }
        } catch (IOException e) {
            throw new ArchiveRefused("the zip archive cannot be read: " + reason(e), e);
        }
    }

    /** The library wraps what it meets in words of its own. */
    private static String reason(IOException failure) {
        return failure.getCause() instanceof IOException cause ? reason(cause) : failure.getMessage();
    }

    private static void visit(ZipFile zip, ZipArchiveEntry entry, Allowance expanded, EntryVisitor visitor)
            throws ArchiveRefused {
        EntryName name = EntryName.of(entry.getName());
        if (entry.isDirectory()) {
            return;
        }
        if (entry.isUnixSymlink()) {
            throw new ArchiveRefused("the entry " + name + " is a link; put the file itself into the archive");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new ArchiveRefused(
                    "the entry " + name + " is encrypted or compressed in a way that is not read here; use deflate");
        }
        try (InputStream content =
                new Guarded(new Expansion(Guarded.call(() -> zip.getInputStream(entry)), expanded))) {
            visitor.visit(name, content);
        } catch (IOException e) {
            throw new ArchiveRefused("the entry " + name + " is damaged: " + e.getMessage(), e);
        }
    }
}
