package org.fusiform.gateway.retention;

import java.time.Duration;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoredObject;

/** Removes the objects of one extraction for a limited time: whoever goes on later finds what is left. */
final class ArrayRemoval {
    private static final String SUMMARY = "/summary.json";

    private final ObjectStore store;
    private final long deadline;
    private Amount removed = Amount.NOTHING;
    private Amount analyses = Amount.NOTHING;

    ArrayRemoval(ObjectStore store, Duration most) {
        this.store = store;
        this.deadline = System.nanoTime() + most.toNanos();
    }

    /** Whether nothing is left. */
    boolean run(Departure departure) {
        boolean whole = !departure.orphaned()
                || removeAnalyses(ObjectKeys.analyses(departure.project(), departure.extraction()) + "/");
        analyses = removed;
        return whole
                && remove(ObjectKeys.activations(departure.project(), departure.extraction()) + "/", object -> true);
    }

    /** The summaries first: an analysis without one is taken for none, half of one would be taken for whole. */
    private boolean removeAnalyses(String prefix) {
        return remove(prefix, object -> object.key().endsWith(SUMMARY)) && remove(prefix, object -> true);
    }

    private boolean remove(String prefix, Predicate<StoredObject> which) {
        try (Stream<StoredObject> objects = store.list(prefix)) {
            for (Iterator<StoredObject> left = objects.filter(which).iterator(); left.hasNext(); ) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                StoredObject object = left.next();
                store.delete(object.key());
                removed = removed.plus(new Amount(1, object.bytes()));
            }
            return true;
        }
    }

    Discarded discarded() {
        return new Discarded(removed.less(analyses), analyses);
    }
}
