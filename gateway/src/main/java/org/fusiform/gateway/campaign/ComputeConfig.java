package org.fusiform.gateway.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.fusiform.contracts.network.Compute;

/** How the extractors of this installation compute; part of what an activation array is identified by. */
@ConfigMapping(prefix = "fusiform.compute")
public interface ComputeConfig {
    /** cpu or cuda. */
    @WithDefault("cpu")
    String device();

    @WithDefault("float32")
    String precision();

    /** Stimuli per forward pass. */
    @WithDefault("16")
    int batch();

    /** Stimuli per work item. */
    @WithDefault("32")
    int shardStimuli();

    /** As messages carry it. */
    default Compute compute() {
        return new Compute(device(), precision(), batch(), Compute.bundledEngine());
    }
}
