package org.fusiform.storage;

/** The store understood and refused (credentials, bucket, request); only a change of the configuration helps. */
public final class StoreRefused extends StorageException {
    public StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean transientFault() {
        return false;
    }
}
