package org.fusiform.gateway.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoredObject;

/** Everything of a kind that a project stores, owner by owner in the order of their ids, in batches of bounded size. */
record StoreListing(ObjectStore store, String project) {
    private static final int BATCH = 500;

    void forEach(ObjectKind kind, Consumer<List<Owned>> batches) {
        String prefix = ObjectKeys.prefix(project, kind);
        List<Owned> batch = new ArrayList<>();
        Owned owned = null;
        try (Stream<StoredObject> objects = store.list(prefix)) {
            for (Iterator<StoredObject> left = objects.iterator(); left.hasNext(); ) {
                StoredObject object = left.next();
                String owner = owner(object.key(), prefix);
                if (owned != null && owned.owner().equals(owner)) {
                    owned = owned.plus(object);
                    continue;
                }
                if (owned != null) {
                    batch.add(owned);
                }
                if (batch.size() == BATCH) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
                owned = Owned.of(owner, object);
            }
        }
        if (owned != null) {
            batch.add(owned);
            batches.accept(List.copyOf(batch));
        }
    }

    private static String owner(String key, String prefix) {
        int end = key.indexOf('/', prefix.length());
        return end < 0 ? key.substring(prefix.length()) : key.substring(prefix.length(), end);
    }
}
