package org.fusiform.gateway.model;

import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;

/** {@code untrained:FAMILY}: always there, without any weights at hand. */
final class UntrainedModels {
    private static final String PREFIX = "untrained:";

    private UntrainedModels() {}

    static List<RegisteredModel> all() {
        return Families.all().stream().map(UntrainedModels::of).toList();
    }

    static Optional<RegisteredModel> named(String id) {
        return id.startsWith(PREFIX)
                ? Families.named(id.substring(PREFIX.length())).map(UntrainedModels::of)
                : Optional.empty();
    }

    private static RegisteredModel of(FamilyDescription family) {
        return new RegisteredModel(
                PREFIX + family.family(),
                family.family(),
                family.pipeline(),
                new WeightsSource.SeededByCampaign(),
                null,
                ModelState.READY,
                null,
                family.layers());
    }
}
