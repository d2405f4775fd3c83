package org.fusiform.extractor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fusiform.contracts.Sha256;
import org.junit.jupiter.api.Test;

class UntrainedWeightsTest {
    private static final ParameterShape CONV =
            new ParameterShape("layer1.0.conv2.weight", new int[] {64, 64, 3, 3}, Initialisation.heNormal(64 * 9));

    /** Controls of published campaigns must stay reproducible: this value may never change. */
    @Test
    void isTheSameOnEveryMachine() {
        assertThat(hash(new UntrainedWeights(1).values(CONV)))
                .isEqualTo("badaf307f54bb50eeb256067e616428b76b0a01c02cfd96e2c79e81607d5968c");
    }

    @Test
    void normalValuesHaveTheirDeviation() {
        float[] values = new UntrainedWeights(1).values(CONV);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }

        double std = Math.sqrt(2.0 / (64 * 9));
        assertThat(sum / values.length).isCloseTo(0, within(4 * std / Math.sqrt(values.length)));
        assertThat(Math.sqrt(squares / values.length)).isCloseTo(std, within(0.02 * std));
    }

    @Test
    void uniformValuesFillTheirBoundAndStayWithin() {
        float[] values = new UntrainedWeights(1)
                .values(new ParameterShape("fc.weight", new int[] {1000, 2048}, Initialisation.uniform(2048)));
        float bound = (float) (1 / Math.sqrt(2048));

        float least = 0;
        float greatest = 0;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        assertThat(least).isBetween(-bound, -0.99f * bound);
        assertThat(greatest).isBetween(0.99f * bound, bound);
    }

    @Test
    void constantsAreConstant() {
        assertThat(new UntrainedWeights(1).values(new ParameterShape("bn1.weight", new int[] {3}, Initialisation.ONES)))
                .containsExactly(1, 1, 1);
    }

    @Test
    void seedsAndNamesDrawDifferently() {
        String one = hash(new UntrainedWeights(1).values(CONV));
        ParameterShape other = new ParameterShape("layer1.1.conv2.weight", CONV.shape(), CONV.initialisation());

        assertThat(hash(new UntrainedWeights(2).values(CONV))).isNotEqualTo(one);
        assertThat(hash(new UntrainedWeights(1).values(other))).isNotEqualTo(one);
    }

    private static String hash(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Sha256.of(bytes.array());
    }
}
