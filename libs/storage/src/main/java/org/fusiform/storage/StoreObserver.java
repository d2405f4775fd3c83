package org.fusiform.storage;

/** Sees how a store answers. Thread-safe. */
public interface StoreObserver {
    /**
     * A call has ended, in whatever way.
     *
     * @param operation such as {@code put}
     */
    void called(String operation, long nanos);

    /** It threw this. */
    void failed(StorageException failure);
}
