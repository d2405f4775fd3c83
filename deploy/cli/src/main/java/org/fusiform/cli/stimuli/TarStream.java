package org.fusiform.cli.stimuli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar archive that exists only while it is read; its length is known before, so that an upload can show progress. */
public final class TarStream {
    private static final int RECORD = 512;
    private final List<Part> parts = new ArrayList<>();

    /** Adds a file under a name within the archive, with slashes. */
    public TarStream add(String name, Path file) throws IOException {
        return add(name, Files.size(file), () -> Files.newInputStream(file));
    }

    /** Adds bytes under a name within the archive, with slashes. */
    public TarStream add(String name, byte[] content) {
        return add(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private TarStream add(String name, long size, Source source) {
        byte[] header = header(name, size);
        parts.add(Part.of(header));
        parts.add(new Part(name, size, source));
        parts.add(Part.of(new byte[(int) (Math.ceilDiv(size, (long) RECORD) * RECORD - size)]));
        return this;
    }

    /** Bytes of the whole archive. */
    public long length() {
        return parts.stream().mapToLong(Part::size).sum() + 2 * RECORD;
    }

    /** Opens one file after the other; one whose size has changed meanwhile is an IOException. */
    public InputStream open() {
        List<Part> all = new ArrayList<>(parts);
        all.add(Part.of(new byte[2 * RECORD]));
        return new PartsStream(all);
    }

    /** Name, size and the two ends of the header's meaning: long and non-ASCII names take further records. */
    private static byte[] header(String name, long size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Closing it would ask for the content; it holds nothing but memory.
        @SuppressWarnings("resource")
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0);
        try {
            tar.putArchiveEntry(entry);
            tar.flush();
        } catch (IOException e) {
            throw new IllegalStateException("no tar header for " + name, e);
        }
        return bytes.toByteArray();
    }

    /** Where the bytes of a part come from. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** So many bytes in a row; {@code name} is null for what is no file. */
    record Part(String name, long size, Source source) {
        static Part of(byte[] bytes) {
            return new Part(null, bytes.length, () -> new ByteArrayInputStream(bytes));
        }
    }
}
