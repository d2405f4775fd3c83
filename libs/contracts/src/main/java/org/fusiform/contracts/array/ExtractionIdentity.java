package org.fusiform.contracts.array;

import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;

/** Everything that can change a byte of a stored activation array; equal identities share one array. */
public record ExtractionIdentity(
        String project,
        Network network,
        String layer,
        String stimulusSet,
        Compute compute,
        int shardStimuli,
        StorageForm storage) {
    /** Raised when the array layout, its codecs or the meaning of a field changes. */
    public static final int FORMAT = 1;

    /** SHA-256 over the fields; the model's registry name does not count. */
    public String id() {
        return Sha256.of(String.join(
                "\n",
                "fusiform-extraction " + FORMAT,
                "project " + project,
                "weights " + network.weights().identity(),
                "architecture " + network.family(),
                "preprocessing " + network.pipeline(),
                "layer " + layer,
                "stimuli " + stimulusSet,
                "storage " + storage.identity(),
                "precision " + compute.precision(),
                "device " + compute.device(),
                "engine " + compute.engine(),
                "shard " + shardStimuli,
                "batch " + compute.batch()));
    }
}
