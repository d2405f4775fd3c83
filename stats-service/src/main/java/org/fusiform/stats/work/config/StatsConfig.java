package org.fusiform.stats.work.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How analysis items are worked on. */
@ConfigMapping(prefix = "fusiform.stats")
public interface StatsConfig {
    /** Where layer-wide working memory is mapped: about 40 bytes per unit, condition and fold. */
    @WithDefault("${java.io.tmpdir}")
    Path scratchDir();

    /** How long an item is tried again while the store or the database is away, before its run fails. */
    @WithDefault("PT1H")
    Duration giveUpAfter();

    /** Heap for the RDMs that a cross-layer item compares. */
    @WithDefault("268435456")
    long rdmBytes();
}
