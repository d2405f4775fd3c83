package org.fusiform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** An object store in memory, for tests of what lies above the port. */
public final class MemoryStore implements ObjectStore {
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Instant modified = Instant.now();

    public byte[] bytes(String key) {
        byte[] found = objects.get(key);
        if (found == null) {
            throw new NoSuchObject(key);
        }
        return found;
    }

    @Override
    public void put(String key, List<ByteBuffer> content, String contentType) {
        ByteBuffer copy = ByteBuffer.allocate(
                content.stream().mapToInt(ByteBuffer::remaining).sum());
        content.forEach(piece -> copy.put(piece.duplicate()));
        objects.put(key, copy.array());
    }

    @Override
    public void put(String key, Path file, String contentType) {
        try {
            objects.put(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ByteBuffer get(String key, long maxBytes, IntFunction<byte[]> memory) {
        byte[] found = bytes(key);
        if (found.length > maxBytes) {
            throw new ObjectTooLarge(key, maxBytes);
        }
        byte[] bytes = memory.apply(found.length);
        System.arraycopy(found, 0, bytes, 0, found.length);
        return ByteBuffer.wrap(bytes, 0, found.length).slice();
    }

    @Override
    public InputStream open(String key) {
        return new ByteArrayInputStream(bytes(key));
    }

    @Override
    public void download(String key, Path file) {
        try {
            Files.write(file, bytes(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.ofNullable(objects.get(key)).map(bytes -> new StoredObject(key, bytes.length, modified));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> new StoredObject(object.getKey(), object.getValue().length, modified));
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }
}
