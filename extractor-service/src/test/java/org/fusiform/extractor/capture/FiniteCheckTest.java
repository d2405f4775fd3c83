package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteCheckTest {
    @Test
    void finiteValuesHoweverLargePass() {
        float[] values = {0, -0f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 1, -1};

        assertThat(FiniteCheck.firstNonFinite(FloatBuffer.wrap(values))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8})
    void noPlaceIsOverlooked(int place) {
        float[] values = new float[9];
        values[place] = Float.NaN;

        assertThat(FiniteCheck.firstNonFinite(FloatBuffer.wrap(values))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void theFirstOneIsFoundRelativeToThePosition(float bad) {
        FloatBuffer values = FloatBuffer.wrap(new float[] {bad, 1, 2, bad, bad}).position(1);

        assertThat(FiniteCheck.firstNonFinite(values)).isEqualTo(2);
    }
}
