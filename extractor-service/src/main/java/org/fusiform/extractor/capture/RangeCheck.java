package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;
import org.fusiform.contracts.array.DataType;

/** Finds what a stored type has no number for, at the speed of memory where there is none. */
final class RangeCheck {
    private RangeCheck() {}

    /** Index of the first value that is NaN, infinite or rounds to infinity, or −1. */
    static int firstOutside(FloatBuffer values, DataType type) {
        return switch (type) {
            case FLOAT32 -> FiniteCheck.firstNonFinite(values);
            case FLOAT16, BFLOAT16 -> largest(values) < type.limit() ? -1 : search(values, type.limit());
        };
    }

    /** The largest magnitude, or NaN if there is one. Four at a time, as in {@link FiniteCheck}. */
    private static float largest(FloatBuffer values) {
        float largest0 = 0;
        float largest1 = 0;
        float largest2 = 0;
        float largest3 = 0;
        int end = values.limit();
        int i = values.position();
        for (; i + 3 < end; i += 4) {
            largest0 = Math.max(largest0, Math.abs(values.get(i)));
            largest1 = Math.max(largest1, Math.abs(values.get(i + 1)));
            largest2 = Math.max(largest2, Math.abs(values.get(i + 2)));
            largest3 = Math.max(largest3, Math.abs(values.get(i + 3)));
        }
        for (; i < end; i++) {
            largest0 = Math.max(largest0, Math.abs(values.get(i)));
        }
        return Math.max(Math.max(largest0, largest1), Math.max(largest2, largest3));
    }

    private static int search(FloatBuffer values, float limit) {
        for (int i = values.position(); i < values.limit(); i++) {
            if (!(Math.abs(values.get(i)) < limit)) {
                return i - values.position();
            }
        }
        throw new IllegalStateException("a value that was seen is not there");
    }
}
