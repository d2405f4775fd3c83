package org.fusiform.gateway.stimulus;

import java.util.Random;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;

/** Small images, each another. */
public final class Pictures {
    private static final int SIDE = 8;

    private Pictures() {}

    public static byte[] png(int number) {
        return png(number, SIDE);
    }

    public static byte[] png(int number, int side) {
        byte[] rgb = new byte[side * side * 3];
        new Random(number).nextBytes(rgb);
        return PngEncoder.stored(new RgbImage(side, side, rgb));
    }
}
