package org.fusiform.gateway.model;

import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.network.Catalogue;
import org.fusiform.contracts.network.CatalogueEntry;
import org.fusiform.contracts.network.Families;

/** The catalogue, as long as its weights are not here. */
final class PublishedModels {
    private PublishedModels() {}

    static List<RegisteredModel> all() {
        return Catalogue.all().stream().map(PublishedModels::of).toList();
    }

    static Optional<RegisteredModel> named(String id) {
        return Catalogue.named(id).map(PublishedModels::of);
    }

    private static RegisteredModel of(CatalogueEntry entry) {
        return new RegisteredModel(
                entry.id(),
                entry.family(),
                entry.pipeline(),
                new WeightsSource.Published(entry.address(), entry.sha256()),
                entry.licence(),
                ModelState.NOT_FETCHED,
                null,
                Families.named(entry.family()).orElseThrow().layers());
    }
}
