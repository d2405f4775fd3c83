package org.fusiform.storage;

/** Something the object store did not do; the subclasses say whether a later try may succeed. */
public abstract sealed class StorageException extends RuntimeException
        permits StoreUnavailable, StoreRefused, NoSuchObject, ObjectTooLarge, CorruptObject {
    protected StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call may succeed later. */
    public abstract boolean transientFault();
}
