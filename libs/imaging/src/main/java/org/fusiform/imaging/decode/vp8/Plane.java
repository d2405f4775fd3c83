package org.fusiform.imaging.decode.vp8;

import java.util.Arrays;

/**
 * Samples of one component in whole macroblocks, with a border above and at the left that predictions look at: 127 above
 * the picture, 129 at its left (RFC 6386, section 12.2). Four more columns at the right, for what lies above and beyond.
 */
final class Plane {
    final int stride;
    final byte[] samples;

    Plane(int width, int height) {
        stride = width + 1 + 4;
        samples = new byte[stride * (height + 1)];
        Arrays.fill(samples, 0, stride, (byte) 127);
        for (int row = 1; row <= height; row++) {
            samples[row * stride] = (byte) 129;
        }
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }
}
