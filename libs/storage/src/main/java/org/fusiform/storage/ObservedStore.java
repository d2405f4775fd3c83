package org.fusiform.storage;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store whose answers somebody sees. Of a listing and an opened stream it is the beginning. */
public final class ObservedStore implements ObjectStore, AutoCloseable {
    private final S3ObjectStore store;
    private final StoreObserver observer;

    /** Closes {@code store} with itself. */
    public ObservedStore(S3ObjectStore store, StoreObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    private <T> T seen(String operation, Supplier<T> call) {
        long start = System.nanoTime();
        try {
            return call.get();
        } catch (StorageException e) {
            observer.failed(e);
            throw e;
        } finally {
            observer.called(operation, System.nanoTime() - start);
        }
    }

    private void seen(String operation, Runnable call) {
        seen(operation, () -> {
            call.run();
            return null;
        });
    }

    @Override
    public void put(String key, List<ByteBuffer> content, String contentType) {
        seen("put", () -> store.put(key, content, contentType));
    }

    @Override
    public void put(String key, Path file, String contentType) {
        seen("put", () -> store.put(key, file, contentType));
    }

    @Override
    public ByteBuffer get(String key, long maxBytes, IntFunction<byte[]> memory) {
        return seen("get", () -> store.get(key, maxBytes, memory));
    }

    @Override
    public InputStream open(String key) {
        return seen("open", () -> store.open(key));
    }

    @Override
    public void download(String key, Path file) {
        seen("download", () -> store.download(key, file));
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return seen("stat", () -> store.stat(key));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return seen("list", () -> store.list(prefix));
    }

    @Override
    public void delete(String key) {
        seen("delete", () -> store.delete(key));
    }

    @Override
    public void close() {
        store.close();
    }
}
