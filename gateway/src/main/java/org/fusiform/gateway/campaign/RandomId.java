package org.fusiform.gateway.campaign;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Ids that nobody guesses and that are easily copied: 16 digits and letters, 80 random bits. */
final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 80;
    private static final int BASE = 32;
    private static final int LENGTH = 16;

    private RandomId() {}

    static String next() {
        String digits = new BigInteger(BITS, RANDOM).toString(BASE);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
