package org.fusiform.storage;

/** The store did not answer, or answered that it cannot now; worth another try. */
public final class StoreUnavailable extends StorageException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean transientFault() {
        return true;
    }
}
