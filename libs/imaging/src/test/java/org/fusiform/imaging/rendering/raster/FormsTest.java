package org.fusiform.imaging.rendering.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FormsTest {
    @Test
    void aCurveGoesThroughItsPointsAndStaysConstantBeyond() {
        // Given
        Curve curve = Curve.through(0, 1, 2, 5, 3, 4);

        // Then
        assertThat(curve.at(0)).isEqualTo(1);
        assertThat(curve.at(2)).isEqualTo(5);
        assertThat(curve.at(3)).isEqualTo(4);
        assertThat(curve.at(-9)).isEqualTo(1);
        assertThat(curve.at(9)).isEqualTo(4);
        assertThat(curve.at(1)).isBetween(2.0, 4.0);
    }

    @Test
    void aTubeKeepsItsRadiusFromItsPath() {
        // Given
        Tube tube = new Tube(
                new Vector[] {new Vector(0, 0, 0), new Vector(0, 10, 0), new Vector(0, 20, 0)},
                new Vector(1, 0, 0),
                Curve.through(0, 2, 1, 3),
                Curve.through(0, 1, 1, 1));
        double[] xyz = new double[3];

        // When
        tube.at(0, 1, xyz);

        // Then
        assertThat(xyz).containsExactly(new double[] {3, 20, 0}, within(1e-12));

        // When
        tube.at(0.25, 0.5, xyz);

        // Then
        assertThat(xyz[1]).isCloseTo(10, within(1e-12));
        assertThat(Math.abs(xyz[2])).isCloseTo(1, within(1e-12));
    }

    @Test
    void aPoseTurnsThenShifts() {
        // Given
        double[] xyz = {0, 0, 1};

        // When
        Pose.turned(StrictMath.PI / 2, 0, 0).shifted(5, 0, 0).move(xyz);

        // Then
        assertThat(xyz).containsExactly(new double[] {6, 0, 0}, within(1e-12));
    }

    @Test
    void noiseIsSmoothAndSpansItsRange() {
        double least = 1;
        double greatest = -1;
        double before = Noise.at(-0.001, 0.3, 0.7);
        for (int i = 0; i < 100_000; i++) {
            double value = Noise.at(i * 0.001, 0.3, 0.7);
            assertThat(Math.abs(value - before)).isLessThan(0.004);
            before = value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        assertThat(least).isBetween(-1.0, -0.5);
        assertThat(greatest).isBetween(0.5, 1.0);
    }
}
