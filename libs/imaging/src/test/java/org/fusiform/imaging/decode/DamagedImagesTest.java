package org.fusiform.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.fusiform.imaging.scramble.Seeded;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of damaged files of every format: an image within the limits or a refusal, bounded memory, and an end. */
class DamagedImagesTest {
    private static final int MUTANTS = 300;
    private static final int MOST_PIXELS = 1_000_000;
    /** For a million pixels, with all copies on the way; the fixtures themselves take a fraction of it. */
    private static final long MOST_ALLOCATED = 160L << 20;

    private final ImageDecoder decoder = new ImageDecoder(new DecodeLimits(1 << 20, 1 << 13, MOST_PIXELS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "bits.png",
                "gray-alpha.png",
                "palette-transparent.png",
                "rgba.png",
                "rgb.jpg",
                "gray.jpg",
                "cmyk.jpg",
                "progressive.jpg",
                "lossless.webp",
                "alpha-lossless.webp",
                "lossy.webp",
                "alpha.webp",
                "animated.webp",
                "rgb.bmp",
                "palette.bmp",
                "bits.bmp",
                "palette.gif",
                "animated.gif"
            })
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDamagedFileIsAnImageOrARefusal(String name) throws Exception {
        byte[] whole = Fixtures.read(name);
        Seeded random = new Seeded(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            // Given
            byte[] mutant = mutated(whole, random);

            // When
            long before = allocated();
            try {
                RgbImage image = decoder.decode(mutant);
                assertThat((long) image.width() * image.height())
                        .as("pixels of mutant %d of %s", i, name)
                        .isLessThanOrEqualTo(MOST_PIXELS);
            } catch (ImageRefused refusal) {
                assertThat(refusal.getMessage())
                        .as("why mutant %d of %s is refused", i, name)
                        .isNotBlank();
                refused++;
            }

            // Then
            assertThat(allocated() - before)
                    .as("bytes allocated for mutant %d of %s", i, name)
                    .isLessThan(MOST_ALLOCATED);
        }
        assertThat(refused).as("mutants of %s that are refused", name).isPositive();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** One to four of: a bit, a byte, a word of extremes, a hole, a repetition, an end. */
    private static byte[] mutated(byte[] whole, Seeded random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.below(4);
        for (int i = 0; i < changes && bytes.length > 8; i++) {
            int at = random.below(bytes.length);
            switch (Damage.values()[random.below(Damage.values().length)]) {
                case BIT -> bytes[at] ^= (byte) (1 << random.below(8));
                case BYTE -> bytes[at] = (byte) random.below(256);
                case HEADER -> bytes[random.below(Math.min(64, bytes.length))] = (byte) random.below(256);
                case EXTREME ->
                    Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) (random.unit() < 0.5 ? 0xff : 0));
                case HOLE -> bytes = without(bytes, at, 1 + random.below(32));
                case REPEAT -> bytes = repeated(bytes, at, 1 + random.below(64));
                case END -> bytes = Arrays.copyOf(bytes, Math.max(8, at));
            }
        }
        return bytes;
    }

    private enum Damage {
        BIT,
        BYTE,
        HEADER,
        EXTREME,
        HOLE,
        REPEAT,
        END
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        int end = Math.min(at + length, bytes.length);
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, rest, at, bytes.length - end);
        return rest;
    }

    private static byte[] repeated(byte[] bytes, int at, int length) {
        int end = Math.min(at + length, bytes.length);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + (end - at));
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
    }
}
