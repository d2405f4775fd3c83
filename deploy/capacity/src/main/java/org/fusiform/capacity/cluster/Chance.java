package org.fusiform.capacity.cluster;

import java.util.SplittableRandom;

/**
 * What is left to chance, drawn for each thing by its own numbers: of two runs that differ in a setting, the same shard falls
 * to the same partition and takes as much longer, so that what differs is the setting's doing.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** What a partition is found by. */
    int key(int campaign, int model, int number) {
        return of(campaign, model, number).nextInt();
    }

    /** A factor of mean 1 whose logarithm is normal. */
    double factor(int campaign, int model, int number, double variation) {
        SplittableRandom random = of(campaign, model, number);
        random.nextInt();
        return Math.exp(variation * random.nextGaussian() - variation * variation / 2);
    }

    private SplittableRandom of(int campaign, int model, int number) {
        long mixed = seed;
        for (int each : new int[] {campaign, model, number}) {
            mixed = (mixed ^ each) * GOLDEN;
            mixed ^= mixed >>> 29;
        }
        return new SplittableRandom(mixed);
    }
}
