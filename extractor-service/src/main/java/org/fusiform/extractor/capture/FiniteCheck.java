package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;

/** Finds what is not finite, at the speed of memory where there is none. */
final class FiniteCheck {
    private FiniteCheck() {}

    /** Index of the first value that is NaN or infinite, or −1. */
    static int firstNonFinite(FloatBuffer values) {
        float sum = 0;
        int end = values.limit();
        for (int i = values.position(); i < end; i++) {
            // Zero for every finite value and NaN for the others, so that one test at the end is enough.
            sum += values.get(i) * 0f;
        }
        return sum == 0 ? -1 : search(values);
    }

    private static int search(FloatBuffer values) {
        for (int i = values.position(); i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                return i - values.position();
            }
        }
        return -1;
    }
}
