package org.fusiform.gateway.stimulus.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** An archive on disk that can be read from its beginning any number of times. */
public sealed interface StimulusArchive permits ZipFiles, TarFiles {
    /** Entries at the most, folders included. */
    int MOST_ENTRIES = 110_000;

    /** Bytes that a compressed archive may expand to: as large as an upload may be. */
    long MOST_EXPANDED = 32L << 30;

    /** Hands over every regular file in the archive's order; links, devices and encrypted entries refuse the archive. */
    void forEach(EntryVisitor visitor) throws ArchiveRefused;

    /** Looks at one file; whatever of the content it does not read is skipped. */
    @FunctionalInterface
    interface EntryVisitor {
        void visit(EntryName name, InputStream content) throws IOException, ArchiveRefused;
    }

    /** Told apart by its first bytes: zip, gzip (of a tar) or tar. */
    static StimulusArchive of(Path file) throws ArchiveRefused {
        byte[] head = head(file);
        if (starts(head, 'P', 'K')) {
            return new ZipFiles(file);
        }
        if (starts(head, 0x1f, 0x8b)) {
            return new TarFiles(file, true);
        }
        if (TarHeader.looksLikeOne(head)) {
            return new TarFiles(file, false);
        }
        throw new ArchiveRefused(
                head.length == 0 ? "the upload is empty" : "the upload is no .zip, .tar or .tar.gz archive");
    }

    private static byte[] head(Path file) throws ArchiveRefused {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TarHeader.BYTES);
        } catch (IOException e) {
            throw new ArchiveRefused("the upload cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean starts(byte[] head, int first, int second) {
        return head.length >= 2 && Arrays.equals(head, 0, 2, new byte[] {(byte) first, (byte) second}, 0, 2);
    }
}
