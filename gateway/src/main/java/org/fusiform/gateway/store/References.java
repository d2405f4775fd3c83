package org.fusiform.gateway.store;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.gateway.retention.Needs;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** What sets, models and campaigns refer to. */
final class References {
    private final Transactions transactions;
    private final String project;
    private final SetStimuli stimuli;

    References(Transactions transactions, String project, SetStimuli stimuli) {
        this.transactions = transactions;
        this.project = project;
        this.stimuli = stimuli;
    }

    /** Those of the owners that nothing refers to. */
    List<Owned> unreferenced(ObjectKind kind, List<Owned> owned) {
        Set<String> referenced =
                referenced(kind, owned.stream().map(Owned::owner).toList());
        return owned.stream().filter(each -> !referenced.contains(each.owner())).toList();
    }

    private Set<String> referenced(ObjectKind kind, List<String> owners) {
        return switch (kind) {
            case STIMULI -> {
                Set<String> known = new HashSet<>(owners);
                known.retainAll(stimuli.known());
                yield known;
            }
            case STIMULUS_SETS -> transactions.call(session -> select(session, owners, """
                        SELECT s.id FROM gateway.stimulus_set s
                        WHERE s.project = ?1 AND s.id = ANY (string_to_array(?2, ','))"""));
            case WEIGHTS -> transactions.call(session -> select(session, owners, """
                        SELECT DISTINCT m.weights_sha256 FROM gateway.model m WHERE m.project = ?1
                        AND m.state <> 'REFUSED' AND m.weights_sha256 = ANY (string_to_array(?2, ','))"""));
            case ACTIVATIONS -> transactions.call(session -> Needs.arrays(session, project, owners));
            case ANALYSES -> transactions.call(session -> Needs.analyses(session, project, owners));
        };
    }

    private Uni<Set<String>> select(Mutiny.Session session, List<String> owners, String query) {
        return session.createNativeQuery(query, String.class)
                .setParameter(1, project)
                .setParameter(2, String.join(",", owners))
                .getResultList()
                .map(Set::copyOf);
    }
}
