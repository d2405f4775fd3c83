package org.fusiform.storage;

import io.minio.Result;
import io.minio.messages.Item;
import java.util.Iterator;

/** The objects below a prefix; each page is asked for when its first object is. */
record S3Listing(String prefix, Iterator<Result<Item>> results) implements Iterator<StoredObject> {
    @Override
    public boolean hasNext() {
        return S3Call.make("listing " + prefix, prefix, results::hasNext);
    }

    @Override
    public StoredObject next() {
        Item item =
                S3Call.make("listing " + prefix, prefix, () -> results.next().get());
        return new StoredObject(
                item.objectName(), item.size(), item.lastModified().toInstant());
    }
}
