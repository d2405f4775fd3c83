package org.fusiform.stats.work.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How analysis items are worked on. */
@ConfigMapping(prefix = "fusiform.stats")
public interface StatsConfig {
    /** Where layer-wide working memory is mapped that {@link #scratchMemoryBytes} has no room for. */
    @WithDefault("${java.io.tmpdir}")
    Path scratchDir();

    /**
     * Memory off the heap for layer-wide state, which takes up to 1 KiB a unit of a layer and {@link #memoryBytes}, and for
     * the activations of layers small enough that a second pass need not read them again.
     */
    @WithDefault("1610612736")
    long scratchMemoryBytes();

    /** How long an item is tried again while the store or the database is away, before its run fails. */
    @WithDefault("PT1H")
    Duration giveUpAfter();

    /** Heap for the stimulus × stimulus matrices that an item accumulates or compares; what does not fit takes longer. */
    @WithDefault("268435456")
    long memoryBytes();
}
