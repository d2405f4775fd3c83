package org.fusiform.extractor.weights;

/**
 * Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014) and Marsaglia's polar method,
 * with StrictMath where Math may differ in the last bit.
 */
final class Draws {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private double spare;
    private boolean hasSpare;

    Draws(long seed) {
        this.state = seed;
    }

    /** Uniform in [−1, 1). */
    double symmetric() {
        return (next() >> 10) * 0x1.0p-53;
    }

    /** Standard normal. */
    double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = symmetric();
            y = symmetric();
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        hasSpare = true;
        return x * scale;
    }

    private long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
