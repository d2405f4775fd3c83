package org.fusiform.stats.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.numbers.gamma.Erfcx;

class ScaledErfcTest {
    @Property
    void theTableIsAsGoodAsTheLibrary(@ForAll @DoubleRange(max = 70) double x) {
        assertThat(ScaledErfc.value(x)).isCloseTo(Erfcx.value(x), withinPercentage(5e-13));
    }

    @Example
    void theEnds() {
        assertThat(ScaledErfc.value(0)).isCloseTo(1, withinPercentage(1e-13));
        assertThat(ScaledErfc.value(1e9)).isEqualTo(Erfcx.value(1e9));
    }
}
