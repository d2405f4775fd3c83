package org.fusiform.stats.featuremap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.fusiform.stats.activation.LayerShape;
import org.junit.jupiter.api.Test;

class FeatureMapsTest {
    @Test
    void byHand() {
        // Given 4 maps of 2 units with 1, 1, 2 and 0 selective ones
        FeatureMaps maps = FeatureMaps.of(units(0, 3, 4, 5), new LayerShape(4, 2, 1));

        // Then p = ¼, ¼, ½: entropy 1.5 ln 2
        assertThat(maps.coverage()).isEqualTo(0.75);
        assertThat(maps.perMap()).containsExactly(0.5, 0.5, 1, 0);
        assertThat(maps.evenness().orElseThrow()).isCloseTo(0.75, within(1e-15));
        assertThat(maps.effectiveMaps().orElseThrow()).isCloseTo(Math.pow(2, 1.5), within(1e-14));
        // ascending 0, 1, 1, 2: (−3·0 − 1·1 + 1·1 + 3·2) / (4·4)
        assertThat(maps.gini().orElseThrow()).isCloseTo(0.375, within(1e-15));
    }

    @Test
    void oneMapFullIsNotEvenAtAll() {
        FeatureMaps maps = FeatureMaps.of(units(2, 3), new LayerShape(2, 1, 2));

        assertThat(maps.evenness()).hasValue(0);
        assertThat(maps.effectiveMaps()).hasValue(1);
    }

    @Test
    void withoutSelectiveUnitsOnlyCoverageIsDefined() {
        FeatureMaps maps = FeatureMaps.of(units(), new LayerShape(3, 1, 1));

        assertThat(maps.coverage()).isZero();
        assertThat(maps.evenness()).isEmpty();
        assertThat(maps.effectiveMaps()).isEmpty();
        assertThat(maps.gini()).isEmpty();
    }

    @Test
    void evennessOfASingleMapIsUndefined() {
        FeatureMaps maps = FeatureMaps.of(units(1), new LayerShape(1, 2, 2));

        assertThat(maps.evenness()).isEmpty();
        assertThat(maps.effectiveMaps()).hasValue(1);
        assertThat(maps.gini()).hasValue(0);
    }

    private static BitSet units(int... selected) {
        BitSet units = new BitSet();
        for (int unit : selected) {
            units.set(unit);
        }
        return units;
    }
}
