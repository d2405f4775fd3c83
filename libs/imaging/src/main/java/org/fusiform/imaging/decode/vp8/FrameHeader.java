package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;

/** What stands before the macroblocks of a key frame (RFC 6386, section 9): how they are to be read and filtered. */
final class FrameHeader {
    private static final int SEGMENTS = 4;

    final boolean segmented;
    /** Whether macroblocks say which segment they are of, and the probabilities of that. */
    final boolean segmentMap;

    final int[] segmentProbabilities = {255, 255, 255};
    final Quantiser[] quantisers = new Quantiser[SEGMENTS];
    final boolean simpleFilter;
    final int sharpness;
    /** By segment, of macroblocks that are predicted whole, and of those in 4 × 4 blocks. */
    final int[] levelsWhole = new int[SEGMENTS];

    final int[] levelsSplit = new int[SEGMENTS];
    final boolean filtered;
    final int partitions;
    final int[] coefficients = Tables.COEFFICIENTS.clone();
    /** Probability that a macroblock has coefficients, or −1 where none says that it has none. */
    final int skip;

    private boolean absolute;
    private final int[] segmentQuantiser = new int[SEGMENTS];
    private final int[] segmentLevel = new int[SEGMENTS];

    FrameHeader(BoolReader bits) throws EOFException {
        bits.literal(2); // Colour space and whether clamping is needed: it always is done.
        segmented = bits.flag();
        segmentMap = segmented && bits.flag();
        if (segmented) {
            segments(bits);
        }
        simpleFilter = bits.flag();
        int level = bits.literal(6);
        filtered = level > 0;
        sharpness = bits.literal(3);
        levels(bits, level);
        partitions = 1 << bits.literal(2);
        quantisers(bits);
        bits.flag(); // Whether probabilities outlive the frame: there is no other.
        for (int i = 0; i < coefficients.length; i++) {
            if (bits.bit(Tables.UPDATES[i])) {
                coefficients[i] = bits.literal(8);
            }
        }
        skip = bits.flag() ? bits.literal(8) : -1;
    }

    private void segments(BoolReader bits) throws EOFException {
        if (bits.flag()) {
            absolute = bits.flag();
            for (int i = 0; i < SEGMENTS; i++) {
                segmentQuantiser[i] = bits.optionalSigned(7);
            }
            for (int i = 0; i < SEGMENTS; i++) {
                segmentLevel[i] = bits.optionalSigned(6);
            }
        }
        for (int i = 0; segmentMap && i < segmentProbabilities.length; i++) {
            segmentProbabilities[i] = bits.flag() ? bits.literal(8) : 255;
        }
    }

    private void levels(BoolReader bits, int level) throws EOFException {
        int intra = 0;
        int split = 0;
        if (bits.flag() && bits.flag()) {
            for (int i = 0; i < 8; i++) {
                int delta = bits.optionalSigned(6);
                intra = i == 0 ? delta : intra;
                split = i == 4 ? delta : split;
            }
        }
        for (int i = 0; i < SEGMENTS; i++) {
            int own = segmented ? segmentLevel[i] + (absolute ? 0 : level) : level;
            levelsWhole[i] = Math.clamp(own + intra, 0, 63);
            levelsSplit[i] = Math.clamp(own + intra + split, 0, 63);
        }
    }

    private void quantisers(BoolReader bits) throws EOFException {
        int base = bits.literal(7);
        int[] deltas = new int[5];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = bits.optionalSigned(4);
        }
        for (int i = 0; i < SEGMENTS; i++) {
            quantisers[i] = Quantiser.of(segmented ? segmentQuantiser[i] + (absolute ? 0 : base) : base, deltas);
        }
    }

    /** Steps of the first and of the other coefficients: of luma, of luma's means, of chroma. */
    record Quantiser(int lumaDc, int lumaAc, int meansDc, int meansAc, int chromaDc, int chromaAc) {
        static Quantiser of(int index, int[] deltas) {
            return new Quantiser(
                    Tables.DC_STEPS[clipped(index + deltas[0], 127)],
                    Tables.AC_STEPS[clipped(index, 127)],
                    Tables.DC_STEPS[clipped(index + deltas[1], 127)] * 2,
                    Math.max(8, Tables.AC_STEPS[clipped(index + deltas[2], 127)] * 155 / 100),
                    Tables.DC_STEPS[clipped(index + deltas[3], 117)],
                    Tables.AC_STEPS[clipped(index + deltas[4], 127)]);
        }

        private static int clipped(int index, int most) {
            return Math.clamp(index, 0, most);
        }
    }
}
