package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;

/** Finds what is not finite, at the speed of memory where there is none. */
final class FiniteCheck {
    private FiniteCheck() {}

    /** Index of the first value that is NaN or infinite, or −1. */
    static int firstNonFinite(FloatBuffer values) {
        // Zero for every finite value and NaN for the others, so that one test at the end is enough. Four sums, because
        // an
        // addition has to wait for the one before it.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int end = values.limit();
        int i = values.position();
        for (; i + 3 < end; i += 4) {
            sum0 += values.get(i) * 0f;
            sum1 += values.get(i + 1) * 0f;
            sum2 += values.get(i + 2) * 0f;
            sum3 += values.get(i + 3) * 0f;
        }
        for (; i < end; i++) {
            sum0 += values.get(i) * 0f;
        }
        return sum0 + sum1 + sum2 + sum3 == 0 ? -1 : search(values);
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
