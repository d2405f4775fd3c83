package org.fusiform.storage;

/** Nothing is stored under a key that should exist. */
public final class NoSuchObject extends StorageException {
    private final String key;

    public NoSuchObject(String key) {
        super("nothing is stored under " + key, null);
        this.key = key;
    }

    public String key() {
        return key;
    }

    @Override
    public boolean transientFault() {
        return false;
    }
}
