package org.fusiform.gateway.stimulus.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of which a library may read only so much until it is open: of what it reads then it keeps an object for every few
 * bytes, before it can be asked how many there are.
 */
final class BoundedOpening implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final long most;
    private long read;
    private boolean open;

    private BoundedOpening(SeekableByteChannel file, long most) {
        this.file = file;
        this.most = most;
    }

    static BoundedOpening of(Path file, long most) throws IOException {
        return new BoundedOpening(Files.newByteChannel(file, StandardOpenOption.READ), most);
    }

    /** From now on any number of bytes may be read. */
    void opened() {
        open = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = file.read(into);
        read += Math.max(0, count);
        if (!open && read > most) {
            throw new IOException("its directory is larger than " + most + " bytes");
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return file.write(from);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
