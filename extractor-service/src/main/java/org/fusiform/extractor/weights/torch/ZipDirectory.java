package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;

/**
 * The members of a zip archive (APPNOTE 6.3.9, zip64 included) and where their bytes lie. PyTorch stores what it reads back
 * without compression, so that members are ranges of the file; there is nothing here that inflates.
 */
final class ZipDirectory {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int ENTRY_BYTES = 46;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;

    private final CheckpointFile file;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private ZipDirectory(CheckpointFile file) {
        this.file = file;
    }

    private record Member(String name, int method, int flags, int crc, long stored, long size, long header) {}

    static ZipDirectory read(CheckpointFile file) throws IOException {
        ZipDirectory directory = new ZipDirectory(file);
        ZipEnd end = ZipEnd.find(file);
        ByteBuffer entries =
                file.read(end.directory().start(), (int) end.directory().length());
        while (entries.hasRemaining()) {
            Member member = next(entries);
            if (directory.members.size() == end.entries()) {
                throw damaged();
            }
            if (directory.members.putIfAbsent(member.name(), member) != null) {
                throw new CheckpointRefused("its zip archive has two members " + Printable.of(member.name()));
            }
        }
        if (directory.members.size() != end.entries()) {
            throw new CheckpointRefused(
                    "its zip directory lists " + directory.members.size() + " members and says " + end.entries());
        }
        return directory;
    }

    Set<String> names() {
        return members.keySet();
    }

    /** Where the bytes of a member lie. */
    Optional<ByteRange> find(String name) throws IOException {
        Member member = members.get(name);
        return member == null ? Optional.empty() : Optional.of(locate(member));
    }

    /** Compares the CRC-32 of a member, which PyTorch does not, though a flipped bit makes another network. */
    void requireIntact(String name, ByteRange bytes) throws IOException {
        if (crc(bytes) != members.get(name).crc()) {
            throw new CheckpointRefused("its member " + Printable.of(name)
                    + " is damaged: its CRC-32 does not match. Download the file again; if it was saved with "
                    + "set_crc32_options(False), save it with CRC-32");
        }
    }

    private static Member next(ByteBuffer entries) {
        int at = entries.position();
        if (entries.remaining() < ENTRY_BYTES || entries.getInt(at) != ENTRY) {
            throw damaged();
        }
        int nameBytes = entries.getShort(at + 28) & 0xffff;
        int extraBytes = entries.getShort(at + 30) & 0xffff;
        int commentBytes = entries.getShort(at + 32) & 0xffff;
        if (entries.remaining() < ENTRY_BYTES + nameBytes + extraBytes + commentBytes) {
            throw damaged();
        }
        byte[] name = new byte[nameBytes];
        entries.get(at + ENTRY_BYTES, name);
        Zip64Extra extra = new Zip64Extra(entries.slice(at + ENTRY_BYTES + nameBytes, extraBytes));
        // In this order the 64-bit values follow each other, each only where its 32-bit field is full.
        long size = extra.value(entries.getInt(at + 24));
        long stored = extra.value(entries.getInt(at + 20));
        long header = extra.value(entries.getInt(at + 42));
        entries.position(at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes);
        return new Member(
                new String(name, StandardCharsets.UTF_8),
                entries.getShort(at + 10) & 0xffff,
                entries.getShort(at + 8) & 0xffff,
                entries.getInt(at + 16),
                stored,
                size,
                header);
    }

    private ByteRange locate(Member member) throws IOException {
        if ((member.flags() & ENCRYPTED) != 0) {
            throw new CheckpointRefused("its member " + Printable.of(member.name()) + " is encrypted");
        }
        if (member.method() != STORED || member.stored() != member.size()) {
            throw new CheckpointRefused(
                    "its member " + Printable.of(member.name()) + " is compressed (" + member.stored() + " bytes for "
                            + member.size() + "); torch.save stores members as they are: save the file again");
        }
        if (member.header() < 0 || member.header() > file.size() - LOCAL_HEADER_BYTES) {
            throw damaged();
        }
        ByteBuffer header = file.read(member.header(), LOCAL_HEADER_BYTES);
        if (header.getInt(0) != LOCAL_HEADER) {
            throw damaged();
        }
        long start =
                member.header() + LOCAL_HEADER_BYTES + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
        if (member.size() < 0 || member.size() > file.size() - start) {
            throw damaged();
        }
        return new ByteRange(start, member.size());
    }

    private int crc(ByteRange bytes) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer window = ByteBuffer.allocate(1 << 16);
        for (long at = bytes.start(); at < bytes.end(); at += window.limit()) {
            window.clear().limit((int) Math.min(window.capacity(), bytes.end() - at));
            file.read(at, window);
            crc.update(window);
        }
        return (int) crc.getValue();
    }

    static CheckpointRefused damaged() {
        return new CheckpointRefused("its zip archive is damaged: download the file again");
    }
}
