package org.fusiform.gateway.stimulus.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A tar archive, possibly compressed by gzip. */
record TarFiles(Path file, boolean gzip) implements StimulusArchive {
    private static final int BUFFER = 1 << 16;

    @Override
    public void forEach(EntryVisitor visitor) throws ArchiveRefused {
        try {
            try (InputStream stream = new Guarded(open())) {
                TarHeader.requireBoundedAttributes(stream);
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(open(), "UTF-8")) {
                int entries = 0;
                for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                    if (++entries > MOST_ENTRIES) {
                        throw new ArchiveRefused("the archive has more than " + MOST_ENTRIES + " entries");
                    }
                    visit(tar, entry, visitor);
                }
            }
        } catch (IOException e) {
            throw new ArchiveRefused("the tar archive is damaged: " + e.getMessage(), e);
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        return Guarded.call(tar::getNextEntry);
    }

    private static void visit(TarArchiveInputStream tar, TarArchiveEntry entry, EntryVisitor visitor)
            throws ArchiveRefused {
        EntryName name = EntryName.of(entry.getName());
        if (entry.isDirectory()) {
            return;
        }
        if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
            throw new ArchiveRefused(
                    "the entry " + name + " is a link or a device; put the file itself into the archive");
        }
        try {
            visitor.visit(name, new Guarded(tar));
        } catch (IOException e) {
            throw new ArchiveRefused("the entry " + name + " is damaged or cut off: " + e.getMessage(), e);
        }
    }

    private InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return gzip
                ? new BufferedInputStream(
                        new Expansion(
                                GzipCompressorInputStream.builder()
                                        .setInputStream(bytes)
                                        .setDecompressConcatenated(true)
                                        .get(),
                                new Allowance(MOST_EXPANDED)),
                        BUFFER)
                : bytes;
    }
}
