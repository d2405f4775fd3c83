package org.fusiform.gateway.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;

/** How the extractors of this installation compute; part of what an activation array is identified by. */
@ConfigMapping(prefix = "fusiform.compute")
public interface ComputeConfig {
    /** For networks of which nothing is known. */
    int DEFAULT_BATCH = 16;
    /** cpu or cuda. */
    @WithDefault("cpu")
    String device();

    @WithDefault("float32")
    String precision();

    /** Stimuli per forward pass, where it is not to be what is safe for each family. */
    OptionalInt batch();

    /** The most stimuli per work item. */
    @WithDefault("32")
    int shardStimuli();

    /**
     * Bound on the float32 activations of a work item, in bytes, where that makes fewer stimuli: what an extractor has memory
     * for ({@code fusiform.extractor.buffer-bytes}).
     */
    @WithDefault("805306368")
    long shardBytes();

    default ShardSize shardSize() {
        return new ShardSize(shardStimuli(), shardBytes());
    }

    /** As messages carry it, for a network of this family. */
    default Compute of(String family) {
        int safe = Families.named(family).map(FamilyDescription::batch).orElse(DEFAULT_BATCH);
        return new Compute(device(), precision(), batch().orElse(safe), Compute.bundledEngine());
    }
}
