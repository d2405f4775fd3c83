package org.fusiform.extractor.weights.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file read piece by piece. It is not mapped: pages of a mapped file count as the process's memory, and a file cut
 * meanwhile would end the process.
 */
public final class CheckpointFile implements AutoCloseable {
    private final String name;
    private final FileChannel channel;
    private final long size;

    private CheckpointFile(String name, FileChannel channel, long size) {
        this.name = name;
        this.channel = channel;
        this.size = size;
    }

    public static CheckpointFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new CheckpointFile(path.getFileName().toString(), channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    /** Little-endian bytes from {@code position} on; the range lies within the file. */
    public ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        read(position, bytes);
        return bytes;
    }

    /** Fills what remains of {@code target} and flips it. */
    public void read(long position, ByteBuffer target) throws IOException {
        long from = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, from);
            if (count < 0) {
                throw new EOFException(name + " has become shorter while it is read");
            }
            from += count;
        }
        target.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
