package org.fusiform.imaging;

import java.util.concurrent.Callable;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.scramble.Seeded;

/** Pictures for tests. */
public final class Pictures {
    private Pictures() {}

    /** A gradient with noise, different in every channel, away from black and white. */
    public static RgbImage coloured(int width, int height) {
        Seeded random = new Seeded(42);
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            rgb[i] = (byte) (60 + 30 * (i % 3) + 40 * x / width + 30 * y / height + random.below(20));
        }
        return new RgbImage(width, height, rgb);
    }

    /** The red channel of a picture in all three. */
    public static RgbImage gray(RgbImage image) {
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = image.rgb()[i - i % 3];
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** For streams: any exception fails the test. */
    public static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
