package org.fusiform.extractor.network;

/**
 * How threads are divided among forward passes. A pass divides every layer among its threads and waits for the last of them:
 * whatever else a processor does, which is to prepare inputs and to store activations, all of its threads wait for. So on
 * processors there are two passes of half the threads each, one of which goes on where the other waits.
 *
 * @param atOnce forward passes at a time
 * @param threads of each
 */
public record Passes(int atOnce, int threads) {
    /** Of an odd number of threads, as on a GPU, one pass has all. */
    public static Passes of(int threads, ComputeDevice device) {
        return device == ComputeDevice.CPU && threads % 2 == 0 ? new Passes(2, threads / 2) : new Passes(1, threads);
    }
}
