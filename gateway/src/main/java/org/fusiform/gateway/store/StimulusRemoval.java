package org.fusiform.gateway.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.gateway.lease.Lease;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.retention.Amount;
import org.fusiform.gateway.stimulus.StimulusSets;
import org.fusiform.storage.ObjectStore;

/**
 * Removes stimuli and manifests of no set. An import may take a stimulus that it finds for its own, so that none is under
 * way meanwhile; for a short time only, so that none waits for long.
 */
final class StimulusRemoval {
    /** Then imports may go on. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(5);

    /** With the slowest call to the store. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ObjectStore store;
    private final Leases leases;
    private final References references;
    private final String project;

    StimulusRemoval(ObjectStore store, Leases leases, References references, String project) {
        this.store = store;
        this.leases = leases;
        this.references = references;
        this.project = project;
    }

    /** What was removed: not all, where an import is under way or a set came to refer to some. */
    Amount remove(ObjectKind kind, List<Owned> owned) {
        Amount removed = Amount.NOTHING;
        int next = 0;
        while (next < owned.size()) {
            Optional<Lease> lease = leases.alone(project, StimulusSets.SUBJECT, LEASE);
            if (lease.isEmpty()) {
                return removed;
            }
            try (Lease held = lease.get()) {
                List<Owned> left = references.unreferenced(kind, owned.subList(next, owned.size()));
                long end = System.nanoTime() + AT_A_TIME.toNanos();
                int done = 0;
                while (done < left.size() && System.nanoTime() - end < 0 && !held.over()) {
                    removed = removed.plus(remove(kind, left.get(done)));
                    done++;
                }
                next = done == left.size() ? owned.size() : owned.indexOf(left.get(done));
            }
        }
        return removed;
    }

    private Amount remove(ObjectKind kind, Owned owned) {
        store.delete(
                kind == ObjectKind.STIMULI
                        ? ObjectKeys.stimulus(project, owned.owner())
                        : ObjectKeys.manifest(project, owned.owner()));
        return new Amount(owned.objects(), owned.bytes());
    }
}
