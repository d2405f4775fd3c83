package org.fusiform.stats.strength;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void quartilesLieBetweenOrderStatistics() {
        Summary summary = Summary.of(new double[] {4, 1, 3, 2});

        assertThat(summary).isEqualTo(new Summary(2.5, 2.5, 1.75, 3.25, 4, 0));
    }

    @Test
    void infiniteAndUndefinedValuesAreLeftOutAndCounted() {
        Summary summary = Summary.of(new double[] {Double.POSITIVE_INFINITY, 7, Double.NaN});

        assertThat(summary).isEqualTo(new Summary(7, 7, 7, 7, 1, 2));
    }

    @Test
    void nothingFiniteHasNoSummary() {
        assertThat(Summary.of(new double[] {Double.NaN})).isNull();
        assertThat(Summary.of(new double[0])).isNull();
    }
}
