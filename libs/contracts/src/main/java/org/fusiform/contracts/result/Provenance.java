package org.fusiform.contracts.result;

import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.network.Compute;

/**
 * Where a run's numbers come from.
 *
 * @param weightsSha256 null for an untrained network, which has a seed instead
 * @param stimuliSha256 the set's id
 * @param seed of the campaign: it deals the folds and shuffles the labels
 * @param fusiform the release that analysed the run; null before that, and of what was analysed before releases said so
 * @param storage of the activations that were analysed; absent for the default form
 */
public record Provenance(
        String family,
        String weightsSha256,
        Long weightsSeed,
        boolean trained,
        String stimuliSha256,
        String pipeline,
        Compute compute,
        Long seed,
        String fusiform,
        StorageForm storage) {
    public Provenance {
        storage = storage == null ? StorageForm.DEFAULT : storage;
    }
}
