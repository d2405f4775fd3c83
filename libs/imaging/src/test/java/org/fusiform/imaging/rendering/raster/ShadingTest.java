package org.fusiform.imaging.rendering.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShadingTest {
    private static final int SIDE = 32;
    /** One unit at distance 10 is 16 pixels. */
    private static final Camera CAMERA = new Camera(Pose.REST.shifted(0, 0, -10), 160, 16, 16);

    private static final Light ALBEDO = point -> point.albedo * point.albedo;

    @Test
    void aSquareCoversItsPixelsAndNoOthers() {
        // When
        Picture picture = Shading.of(List.of(square(0.5, 0, 0.6)), CAMERA, ALBEDO, SIDE);

        // Then
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            boolean inside = x >= 8 && x < 24 && y >= 8 && y < 24;
            assertThat(picture.cover(pixel)).as("pixel %d, %d", x, y).isEqualTo(inside ? 1 : 0);
            assertThat(picture.level(pixel)).as("pixel %d, %d", x, y).isCloseTo(inside ? 0.6 : 0, within(1e-6));
        }
    }

    @Test
    void whatIsNearerHidesWhatIsFartherInWhateverOrder() {
        Patch near = square(0.25, 1, 0.9);
        Patch far = square(0.5, 0, 0.3);
        for (List<Patch> order : List.of(List.of(near, far), List.of(far, near))) {
            // When
            Picture picture = Shading.of(order, CAMERA, ALBEDO, SIDE);

            // Then
            assertThat(picture.level(16 * SIDE + 16)).isCloseTo(0.9, within(1e-6));
            assertThat(picture.level(9 * SIDE + 9)).isCloseTo(0.3, within(1e-6));
        }
    }

    @Test
    void anEdgeWithinAPixelCoversAShareOfIt() {
        // Given: edges half way through pixels 7 and 24
        Patch patch = square(0.53125, 0, 1);

        // When
        Picture picture = Shading.of(List.of(patch), CAMERA, ALBEDO, SIDE);

        // Then
        assertThat(picture.cover(16 * SIDE + 7)).isEqualTo(0.5);
        assertThat(picture.cover(16 * SIDE + 8)).isEqualTo(1);
    }

    @Test
    void nothingIsDrawnWhereTheApertureIsShut() {
        // When
        Picture picture = Shading.of(List.of(square(0.5, 0, 0.6)), CAMERA, ALBEDO, SIDE, (x, y) -> x < 0.5 ? 1 : 0);

        // Then
        assertThat(picture.cover(16 * SIDE + 15)).isEqualTo(1);
        assertThat(picture.cover(16 * SIDE + 16)).isZero();
    }

    @Test
    void ownCoordinatesAreInterpolatedInPerspective() {
        // Given: a floor that leads away, painted by its distance
        Patch floor = Patch.flat(
                new double[] {-5, -1, 0},
                new double[] {5, -1, 0},
                new double[] {-5, -1, -30},
                Pose.REST,
                point -> point.albedo = -point.ownZ / 30);

        // When
        Picture picture = Shading.of(List.of(floor), CAMERA, ALBEDO, SIDE);

        // Then: a sample at y below the axis sees distance 160 / y, and depth is half of that less 10
        double inRow24 = (distanceAt(24.25) + distanceAt(24.75)) / 2;
        assertThat(picture.level(24 * SIDE + 16)).isCloseTo((inRow24 - 10) / 30, within(0.01));
    }

    private static double distanceAt(double y) {
        return 160 / (y - 16);
    }

    @Test
    void aBallIsLitFromTheSideOfTheSunAndCastsAShadow() {
        // Given
        Form ball = (u, v, xyz) -> {
            double down = StrictMath.PI * v;
            double around = 2 * StrictMath.PI * u;
            xyz[0] = 0.4 * StrictMath.sin(down) * StrictMath.cos(around);
            xyz[1] = 0.4 * StrictMath.cos(down);
            xyz[2] = 0.4 * StrictMath.sin(down) * StrictMath.sin(around);
        };
        Patch wall = square(1, -1, 0.5);
        List<Patch> patches = List.of(Patch.of(24, 16, ball, Material.plain(0.5)), wall);
        Sun sun = Sun.of(0.8, 0, 1, 0.2, 0.2, patches, 3);

        // When
        Picture picture = Shading.of(patches, CAMERA, sun, SIDE);

        // Then
        double lit = picture.level(16 * SIDE + 20);
        double dark = picture.level(16 * SIDE + 11);
        assertThat(lit).isGreaterThan(dark + 0.2);
        double wallInShadow = picture.level(16 * SIDE + 4);
        double wallInSun = picture.level(16 * SIDE + 28);
        assertThat(wallInSun).isGreaterThan(wallInShadow + 0.2);
    }

    /** Facing the viewer, {@code half} units to each side. */
    private static Patch square(double half, double z, double albedo) {
        double s = half * (10 - z) / 10;
        return Patch.flat(
                new double[] {-s, s, z},
                new double[] {s, s, z},
                new double[] {-s, -s, z},
                Pose.REST,
                Material.plain(albedo));
    }
}
