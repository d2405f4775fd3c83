package org.fusiform.extractor.capture;

import java.nio.ByteBuffer;
import org.fusiform.contracts.array.ArrayLayout;

/**
 * One layer of a shard.
 *
 * @param values the remaining bytes: float32 [stimuli of the shard, C, H, W] in the machine's byte order; gone with the shard
 */
public record CapturedLayer(String extraction, ArrayLayout layout, ByteBuffer values) {}
