package org.fusiform.extractor.work.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.fusiform.extractor.network.ComputeDevice;

/** How this extractor computes. */
@ConfigMapping(prefix = "fusiform.extractor")
public interface ExtractorConfig {
    /**
     * Threads of all forward passes at a time ({@link org.fusiform.extractor.network.Passes}); all cores where it is not set.
     * Must be the same on every replica.
     */
    OptionalInt threads();

    /** Where forward passes run; asked for and not there, the extractor does not start. Must be the same on every replica. */
    @WithDefault("cpu")
    ComputeDevice device();

    /** Bound on the parameters of loaded networks, in bytes. */
    @WithDefault("2147483648")
    long cacheBytes();

    /** Bound on the files of weights that are kept on disk, in bytes. */
    @WithDefault("34359738368")
    long weightsBytes();

    /** Memory for the activations of one shard, of which three are in hand at most; a larger shard takes a scratch file. */
    @WithDefault("805306368")
    long bufferBytes();

    /** How long an item in hand may take to its end when the process is asked to end; then it is given back. */
    @WithDefault("50s")
    Duration drain();

    /**
     * How long an item may be computed, with its hour of retries; then it is a dead letter, and the process begins anew. Above
     * {@code fusiform.work.stuck-after}, so that people may look at it first.
     */
    @WithDefault("3H")
    Duration deadline();

    /** The unpacked engine, weights by their hash, scratch files. Processes may share it. */
    @WithDefault("${user.home}/.cache/fusiform/extractor")
    Path dataDir();
}
