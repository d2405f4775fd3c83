package org.fusiform.gateway.stimulus.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.problem.Problem;

/** Images that an import made, in a file of its own until they are stored; the file goes when this is closed. */
public final class MadeImages implements AutoCloseable {
    private final FileChannel file;
    private final long mostBytes;
    private final Map<String, Place> places = new HashMap<>();
    private long end;

    private record Place(long offset, int length) {}

    private MadeImages(FileChannel file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /** @param mostBytes of all images together */
    public static MadeImages in(Path file, long mostBytes) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        return new MadeImages(channel, mostBytes);
    }

    /** The content address of an image from now on held. */
    public String add(byte[] image) {
        String sha256 = Sha256.of(image);
        if (!places.containsKey(sha256)) {
            if (end + image.length > mostBytes) {
                throw Problem.tooLarge("the images made of the upload are larger than the " + mostBytes
                        + " bytes allowed; make fewer of them with limit, or send smaller images");
            }
            write(ByteBuffer.wrap(image));
            places.put(sha256, new Place(end, image.length));
            end += image.length;
        }
        return sha256;
    }

    private void write(ByteBuffer bytes) {
        try {
            for (long at = end; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean holds(String sha256) {
        return places.containsKey(sha256);
    }

    public byte[] get(String sha256) {
        Place place = places.get(sha256);
        ByteBuffer bytes = ByteBuffer.allocate(place.length);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.offset + bytes.position()) < 0) {
                    throw new IOException("the file of made images has become shorter");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
