package org.fusiform.imaging.scramble;

/** Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014). */
public final class Seeded {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public Seeded(long seed) {
        this.state = seed;
    }

    public long bits() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [least, greatest). */
    public double between(double least, double greatest) {
        return least + (greatest - least) * unit();
    }

    /** Uniform in 0 … bound − 1. */
    public int below(int bound) {
        return (int) (unit() * bound);
    }
}
