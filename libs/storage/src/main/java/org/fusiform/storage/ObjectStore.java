package org.fusiform.storage;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Named bytes. Blocking and thread-safe; every put is all-or-nothing and may be repeated. Every method throws
 * {@link StoreUnavailable} where a later try may succeed and another {@link StorageException} where it cannot.
 */
public interface ObjectStore {
    /** Stores the remaining bytes of all, one after the other; positions are left where they are. Nothing is copied. */
    void put(String key, List<ByteBuffer> content, String contentType);

    /** The same of one. */
    default void put(String key, ByteBuffer content, String contentType) {
        put(key, List.of(content), contentType);
    }

    /** Stores a file of any size. */
    void put(String key, Path file, String contentType);

    /** The whole object; {@link NoSuchObject}, or {@link ObjectTooLarge} before anything is read. */
    default ByteBuffer get(String key, long maxBytes) {
        return get(key, maxBytes, byte[]::new);
    }

    /**
     * The same in memory that the caller has.
     *
     * @param memory gives an array of at least as many bytes as it is asked for, of which the answer is a part
     */
    ByteBuffer get(String key, long maxBytes, IntFunction<byte[]> memory);

    /** The object as a stream that the caller closes; {@link NoSuchObject}. A read may fail with an IOException. */
    InputStream open(String key);

    /** Writes the object to a file, which appears (or is replaced) only when complete; {@link NoSuchObject}. */
    void download(String key, Path file);

    /** Its size, or empty where there is none. */
    Optional<StoredObject> stat(String key);

    /** Everything whose key starts with the prefix, in key order, fetched page by page. */
    Stream<StoredObject> list(String prefix);

    /** No error where there is none. */
    void delete(String key);
}
