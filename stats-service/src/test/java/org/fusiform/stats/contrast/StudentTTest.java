package org.fusiform.stats.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fusiform.stats.golden.Golden.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tail probabilities against 60-digit values of the regularised incomplete beta function (mpmath). */
class StudentTTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            1.0, -3.5, 0.91141446721709525
            1.0, -0.1, 0.53172551743055357
            1.0, 1.0, 0.25
            1.0, 2.5, 0.1211189415908434
            1.0, 12.0, 0.026464676059589875
            1.0, 37.5, 0.0084862524567384833
            2.5, -3.5, 0.97382722651983983
            2.5, -0.1, 0.53609672796875521
            2.5, 1.0, 0.20203051363913673
            2.5, 2.5, 0.052284981539077694
            2.5, 12.0, 0.0014181075150391619
            2.5, 37.5, 8.3388442078827304e-5
            22.875, -3.5, 0.99903026737716478
            22.875, -0.1, 0.5393922097751321
            22.875, 1.0, 0.16388601426282458
            22.875, 2.5, 0.0100194237273242
            22.875, 12.0, 1.1881115819351286e-11
            22.875, 37.5, 2.4059240176971155e-22
            333.3, -3.5, 0.99973574313370376
            333.3, -0.1, 0.53979777651149493
            333.3, 1.0, 0.15901797390990458
            333.3, 2.5, 0.0064496985825401252
            333.3, 12.0, 4.0396653427646267e-28
            333.3, 37.5, 6.2623931298309867e-122
            7998.0, -3.5, 0.99976610370719688
            7998.0, -0.1, 0.5398265841019752
            7998.0, 1.0, 0.15867038041063219
            7998.0, 2.5, 0.0062195989774148605
            7998.0, 12.0, 3.4008089849577466e-33
            7998.0, 37.5, 5.7677611538166791e-284
            39.5, 100000.0, 6.8022989993682605e-168
            78.0, 500.0, 8.3230475238077816e-139
            333.3, 37.5, 6.2623931298309867e-122
            333.3, 60.0, 5.2785308068649473e-181
            """)
    void upperTailHoldsToTheFarEnd(double nu, double t, double expected) {
        assertClose("P(T >= " + t + "), nu " + nu, StudentT.upperTail(t, nu), expected, 1e-9, 0);
    }

    @Test
    void infiniteStatisticsAreCertain() {
        assertThat(StudentT.upperTail(Double.POSITIVE_INFINITY, Double.NaN)).isZero();
        assertThat(StudentT.upperTail(Double.NEGATIVE_INFINITY, Double.NaN)).isEqualTo(1);
        assertThat(StudentT.twoSided(Double.NEGATIVE_INFINITY, Double.NaN)).isZero();
        assertThat(StudentT.upperTail(Double.NaN, 5)).isNaN();
    }

    @Test
    void twoSidedIsTwiceTheTail() {
        // Given ν = 1, the Cauchy distribution: P(T ≥ 1) = 1/4
        assertThat(StudentT.twoSided(-1, 1)).isCloseTo(0.5, within(1e-15));
    }
}
