package org.fusiform.gateway.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.json.MessageJson;

/** A zip archive that is written as it is sent, and whose bytes follow from what is put into it alone. */
final class ZipWriter implements AutoCloseable {
    /** Not the first moment that the format knows: before and at that, Java notes the time by the clock of its zone, too. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    /** Something that is written when its turn comes. */
    @FunctionalInterface
    interface Content {
        /** May close {@code out}, and need not. */
        void write(OutputStream out) throws IOException;
    }

    /** @param out stays open */
    ZipWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** Text, which is compressed. */
    void put(String name, Content content) throws IOException {
        put(name, Deflater.DEFAULT_COMPRESSION, content);
    }

    /** Measured values and what is compressed already: little would be won. */
    void putAsItIs(String name, Content content) throws IOException {
        put(name, Deflater.NO_COMPRESSION, content);
    }

    private void put(String name, int level, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.setLevel(level);
        zip.putNextEntry(entry);
        MessageDigest digest = Sha256.digest();
        content.write(new Entry(zip, digest));
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    /** The SHA-256 of everything before it, in the form that {@code sha256sum -c} checks. */
    void putSums(String name) throws IOException {
        putText(name, sums.toString());
    }

    /** A document. */
    void putJson(String name, Object document) throws IOException {
        putText(name, MessageJson.write(document));
    }

    /** A text as it is. */
    void putText(String name, String text) throws IOException {
        put(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends the archive. */
    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** Whoever writes an entry does not end the archive with it. */
    private static final class Entry extends DigestOutputStream {
        Entry(OutputStream zip, MessageDigest digest) {
            super(zip, digest);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
