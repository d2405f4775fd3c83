package org.fusiform.stats.validation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Orders stimuli at random, by their content and a seed alone: sorted by these keys, unsigned byte by byte. */
final class SeededOrder {
    private SeededOrder() {}

    /** SHA-256(seed ‖ stimulus hash); seed as 8 bytes, big-endian, hash as its 32 bytes. */
    static byte[] key(long seed, String sha256) {
        return digest(ByteBuffer.allocate(Long.BYTES).putLong(0, seed), sha256);
    }

    /** SHA-256(seed ‖ number ‖ stimulus hash), for the number-th of several orders; both as 8 bytes. */
    static byte[] key(long seed, long number, String sha256) {
        return digest(ByteBuffer.allocate(2 * Long.BYTES).putLong(0, seed).putLong(Long.BYTES, number), sha256);
    }

    private static byte[] digest(ByteBuffer head, String sha256) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head);
            return digest.digest(HexFormat.of().parseHex(sha256));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
