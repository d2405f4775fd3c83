package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.fusiform.contracts.array.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeCheckTest {
    @Test
    void whatRoundsToTheLargestNumberOfItsTypePasses() {
        assertThat(first(DataType.FLOAT16, 65504, -65504, Math.nextDown(65520f), 0, -0f, Float.MIN_VALUE))
                .isEqualTo(-1);
        assertThat(first(DataType.BFLOAT16, 3.3895314e38f, -Math.nextDown(0x1.ffp127f), 65520))
                .isEqualTo(-1);
        assertThat(first(DataType.FLOAT32, Float.MAX_VALUE, -Float.MAX_VALUE)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, 65520", "FLOAT16, -65520", "FLOAT16, 1e30", "BFLOAT16, 3.3961775e38", "BFLOAT16, -3.4e38"})
    void whatRoundsToInfinityIsFound(DataType type, float value) {
        assertThat(first(type, 1, 2, value)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoNumberIsFoundInEveryType(DataType type) {
        assertThat(first(type, 1, Float.NaN, Float.NaN)).isOne();
        assertThat(first(type, Float.POSITIVE_INFINITY)).isZero();
        assertThat(first(type, 1, 1, 1, 1, 1, Float.NEGATIVE_INFINITY)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8})
    void noPlaceIsOverlooked(int place) {
        float[] values = new float[9];
        values[place] = 70000;

        assertThat(first(DataType.FLOAT16, values)).isEqualTo(place);
    }

    @Test
    void theFirstOneIsFoundRelativeToThePosition() {
        FloatBuffer values =
                FloatBuffer.wrap(new float[] {1e6f, 1, 2, 1e6f, 1e6f}).position(1);

        assertThat(RangeCheck.firstOutside(values, DataType.FLOAT16)).isEqualTo(2);
    }

    private static int first(DataType type, float... values) {
        return RangeCheck.firstOutside(FloatBuffer.wrap(values), type);
    }
}
