package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;

/** Reads the coefficients of a 4 × 4 block (RFC 6386, section 13). */
final class Coefficients {
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    /** One more than there are coefficients, so that the last has a next. */
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

    private static final int[][] LONG = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };
    private static final int PER_CONTEXT = 11;
    private static final int PER_BAND = 3 * PER_CONTEXT;
    private static final int PER_TYPE = 8 * PER_BAND;
    private final int[] probabilities;

    Coefficients(int[] probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * Reads one block, dequantised, into 16 places from {@code to} on, and gives the place behind the last coefficient.
     *
     * @param context how many of the blocks above and at the left had any
     * @param first 1 where the first coefficient comes from elsewhere
     */
    int read(BoolReader bits, int type, int context, int first, int dc, int ac, int[] into, int to)
            throws EOFException {
        int p = type * PER_TYPE + BANDS[first] * PER_BAND + context * PER_CONTEXT;
        for (int n = first; n < 16; n++) {
            if (!bits.bit(probabilities[p])) {
                return n;
            }
            while (!bits.bit(probabilities[p + 1])) {
                n++;
                if (n == 16) {
                    return 16;
                }
                p = type * PER_TYPE + BANDS[n] * PER_BAND;
            }
            int next = type * PER_TYPE + BANDS[n + 1] * PER_BAND;
            int magnitude = 1;
            if (bits.bit(probabilities[p + 2])) {
                magnitude = large(bits, p);
                p = next + 2 * PER_CONTEXT;
            } else {
                p = next + PER_CONTEXT;
            }
            into[to + ZIGZAG[n]] = (bits.flag() ? -magnitude : magnitude) * (n == 0 ? dc : ac);
        }
        return 16;
    }

    private int large(BoolReader bits, int p) throws EOFException {
        if (!bits.bit(probabilities[p + 3])) {
            return bits.bit(probabilities[p + 4]) ? 3 + bits.bitAsInt(probabilities[p + 5]) : 2;
        }
        if (!bits.bit(probabilities[p + 6])) {
            if (!bits.bit(probabilities[p + 7])) {
                return 5 + bits.bitAsInt(159);
            }
            int high = bits.bitAsInt(165);
            return 7 + 2 * high + bits.bitAsInt(145);
        }
        int high = bits.bitAsInt(probabilities[p + 8]);
        int category = 2 * high + bits.bitAsInt(probabilities[p + 9 + high]);
        int extra = 0;
        for (int probability : LONG[category]) {
            extra = 2 * extra + bits.bitAsInt(probability);
        }
        return extra + 3 + (8 << category);
    }
}
