package org.fusiform.contracts.message;

/**
 * A stored chunk.
 *
 * @param bytes stored size
 * @param crc32c CRC-32C of the stored bytes, as an unsigned number
 */
public record ChunkRef(String key, long bytes, long crc32c) {}
