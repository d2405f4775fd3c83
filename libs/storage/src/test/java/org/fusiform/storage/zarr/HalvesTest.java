package org.fusiform.storage.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Random;
import org.fusiform.contracts.array.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HalvesTest {
    private static final int ALL = 1 << 16;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void everyHalfComesBackAsItWas(DataType type) {
        short[] halves = new short[ALL];
        for (int i = 0; i < ALL; i++) {
            halves[i] = (short) i;
        }

        float[] floats = widened(type, halves);
        short[] back = narrowed(type, floats);

        for (int i = 0; i < ALL; i++) {
            if (Float.isNaN(floats[i])) {
                assertThat(widened(type, back[i])[0]).isNaN();
            } else {
                assertThat(back[i]).as("%s %04x", type, i).isEqualTo(halves[i]);
            }
        }
    }

    /** The nearest of all 65,536 by exhaustion: no other half is nearer, and of two as near the even one is taken. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void whatLiesBetweenGoesToTheNearest(DataType type) {
        short largest = (short) (type == DataType.FLOAT16 ? 0x7bff : 0x7f7f);
        for (int i = 0; i < largest; i++) {
            float below = widened(type, (short) i)[0];
            float above = widened(type, (short) (i + 1))[0];
            float middle = (float) (below + (above - (double) below) / 2);
            short even = (short) (i % 2 == 0 ? i : i + 1);

            short[] rounded = narrowed(type, middle, Math.nextDown(middle), Math.nextUp(middle), -middle);

            assertThat(rounded)
                    .as("between %s and %s", below, above)
                    .containsExactly(even, (short) i, (short) (i + 1), (short) (even | 0x8000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT16, 65504, 0x7bff",
        "FLOAT16, 65519.996, 0x7bff",
        "FLOAT16, 65520, 0x7c00",
        "FLOAT16, -65520, 0xfc00",
        "FLOAT16, 2.9802322e-8, 0x0000",
        "FLOAT16, 5.9604645e-8, 0x0001",
        "BFLOAT16, 3.3895314e38, 0x7f7f",
        "BFLOAT16, 3.3961775e38, 0x7f80",
        "BFLOAT16, 1, 0x3f80"
    })
    void theEndsOfTheRange(DataType type, float value, String half) {
        assertThat(narrowed(type, value)).containsExactly(Integer.decode(half).shortValue());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void theLimitIsTheFirstThatIsNoNumberAnyMore(DataType type) {
        float[] around = widened(type, narrowed(type, Math.nextDown(type.limit()), type.limit()));

        assertThat(around[0]).isFinite();
        assertThat(around[1]).isInfinite();
    }

    @Test
    void noNaNBecomesInfinite() {
        float[] marks = {Float.intBitsToFloat(0x7f800001), Float.intBitsToFloat(0xffffffff), Float.NaN};

        assertThat(widened(DataType.BFLOAT16, narrowed(DataType.BFLOAT16, marks)))
                .containsExactly(Float.NaN, Float.NaN, Float.NaN);
        assertThat(widened(DataType.FLOAT16, narrowed(DataType.FLOAT16, marks)))
                .containsExactly(Float.NaN, Float.NaN, Float.NaN);
    }

    /** As documented: 2^-11 and 2^-8 of what is not tiny. */
    @ParameterizedTest
    @CsvSource({"FLOAT16, 0x1p-11", "BFLOAT16, 0x1p-8"})
    void theLossIsWhatIsStated(DataType type, float relative) {
        Random random = new Random(1);
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(20) - 6));
        }

        float[] stored = widened(type, narrowed(type, values));

        for (int i = 0; i < values.length; i++) {
            float most = Math.max(relative * Math.abs(values[i]), type == DataType.FLOAT16 ? 0x1p-25f : 0);
            assertThat(Math.abs(stored[i] - values[i])).as("%s", values[i]).isLessThanOrEqualTo(most);
        }
    }

    private static short[] narrowed(DataType type, float... floats) {
        short[] halves = new short[floats.length];
        Halves.narrow(type, FloatBuffer.wrap(floats), ShortBuffer.wrap(halves));
        return halves;
    }

    private static float[] widened(DataType type, short... halves) {
        float[] floats = new float[halves.length];
        Halves.widen(type, ShortBuffer.wrap(halves), FloatBuffer.wrap(floats));
        return floats;
    }
}
