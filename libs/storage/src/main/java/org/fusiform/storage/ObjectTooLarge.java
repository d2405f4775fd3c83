package org.fusiform.storage;

/** An object is larger than its reader is prepared for; nothing of it was read. */
public final class ObjectTooLarge extends StorageException {
    public ObjectTooLarge(String key, long maxBytes) {
        super(key + " is larger than the " + maxBytes + " bytes that were expected at most", null);
    }

    @Override
    public boolean transientFault() {
        return false;
    }
}
