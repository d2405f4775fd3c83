package org.fusiform.gateway.store;

import java.time.Instant;
import java.util.List;
import org.fusiform.gateway.retention.Amount;
import org.fusiform.storage.StoredObject;

/** The objects of one owner, see {@link org.fusiform.contracts.ObjectKind}. */
record Owned(String owner, long objects, long bytes, Instant youngest) {
    static Owned of(String owner, StoredObject first) {
        return new Owned(owner, 1, first.bytes(), first.modified());
    }

    static Amount amount(List<Owned> owned) {
        return new Amount(
                owned.stream().mapToLong(Owned::objects).sum(),
                owned.stream().mapToLong(Owned::bytes).sum());
    }

    Owned plus(StoredObject object) {
        Instant later = object.modified().isAfter(youngest) ? object.modified() : youngest;
        return new Owned(owner, objects + 1, bytes + object.bytes(), later);
    }
}
