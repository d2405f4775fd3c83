package org.fusiform.storage;

/** The stored bytes are not those that were written. */
public final class CorruptObject extends StorageException {
    private final String key;

    public CorruptObject(String key, String why) {
        super(key + " is damaged: " + why, null);
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
