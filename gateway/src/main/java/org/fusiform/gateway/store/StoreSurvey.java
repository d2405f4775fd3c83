package org.fusiform.gateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.gateway.stimulus.StimulusSets;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.storage.ObjectStore;

/** What is stored, and what refers to it. */
@ApplicationScoped
class StoreSurvey {
    private final ObjectStore store;
    private final Transactions transactions;
    private final StimulusSets sets;
    private final Manifests manifests;

    StoreSurvey(ObjectStore store, Transactions transactions, StimulusSets sets, Manifests manifests) {
        this.store = store;
        this.transactions = transactions;
        this.sets = sets;
        this.manifests = manifests;
    }

    StoreListing listing(String project) {
        return new StoreListing(store, project);
    }

    References references(String project) {
        return new References(transactions, project, new SetStimuli(sets, manifests, project));
    }
}
