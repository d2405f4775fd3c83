package org.fusiform.imaging.decode.vp8;

import org.fusiform.imaging.decode.RgbImage;

/**
 * Makes RGB of a VP8 frame's planes as libwebp does: chroma is interpolated between its four nearest samples ("fancy
 * upsampling"), then converted from the range of video.
 */
final class Vp8Colours {
    private Vp8Colours() {}

    /** {@code u} and {@code v} have half as many samples either way. */
    static RgbImage rgb(int width, int height, Plane luma, Plane u, Plane v) {
        byte[] rgb = new byte[width * height * 3];
        int lastRow = (height - 1) / 2;
        int lastColumn = (width - 1) / 2;
        for (int y = 0; y < height; y++) {
            // Odd rows lie a quarter below their own chroma row, even ones a quarter above it.
            int near = u.at(0, y / 2);
            int far = u.at(0, Math.clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, lastRow));
            int light = luma.at(0, y);
            for (int x = 0; x < width; x++) {
                int own = x / 2;
                int beside = Math.clamp(own + (x % 2 == 0 ? -1 : 1), 0, lastColumn);
                int blue = between(u.samples, near + own, near + beside, far + own, far + beside);
                int red = between(v.samples, near + own, near + beside, far + own, far + beside);
                convert(luma.samples[light + x] & 0xff, blue, red, rgb, (y * width + x) * 3);
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /** Weights 9, 3, 3 and 1 of 16, in libwebp's two steps of rounding; at the left and right edge 3 and 1 of 4 in one. */
    private static int between(byte[] plane, int nearest, int besideIt, int beyondIt, int diagonal) {
        int a = plane[nearest] & 0xff;
        int c = plane[beyondIt] & 0xff;
        if (besideIt == nearest) {
            return (3 * a + c + 2) >> 2;
        }
        int b = plane[besideIt] & 0xff;
        int d = plane[diagonal] & 0xff;
        int across = (a + b + c + d + 8 + 2 * (b + c)) >> 3;
        return (across + a) >> 1;
    }

    private static void convert(int y, int u, int v, byte[] rgb, int at) {
        int light = y * 19077 >> 8;
        rgb[at] = clip(light + (v * 26149 >> 8) - 14234);
        rgb[at + 1] = clip(light - (u * 6419 >> 8) - (v * 13320 >> 8) + 8708);
        rgb[at + 2] = clip(light + (u * 33050 >> 8) - 17685);
    }

    private static byte clip(int value) {
        return (byte) Math.clamp(value >> 6, 0, 255);
    }
}
