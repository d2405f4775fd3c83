package org.fusiform.imaging.preprocess;

import org.fusiform.imaging.decode.RgbImage;

/** PIL's two-pass resize on bytes: rows first, each pass rounded to bytes. */
public final class Resampler {
    private static final int HALF = 1 << (Coefficients.PRECISION - 1);

    private Resampler() {}

    public static RgbImage resize(RgbImage image, int width, int height, Filter filter) {
        RgbImage wide = image.width() == width ? image : alongRows(image, width, filter);
        return wide.height() == height ? wide : alongColumns(wide, height, filter);
    }

    private static RgbImage alongRows(RgbImage image, int width, Filter filter) {
        Coefficients c = Coefficients.of(filter, image.width(), width);
        byte[] in = image.rgb();
        byte[] out = new byte[width * image.height() * 3];
        int at = 0;
        for (int y = 0; y < image.height(); y++) {
            int row = y * image.width() * 3;
            for (int x = 0; x < width; x++) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int from = row + c.first()[x] * 3;
                for (int k = 0; k < c.count()[x]; k++) {
                    int weight = c.weight()[x * c.taps() + k];
                    red += weight * (in[from + 3 * k] & 0xff);
                    green += weight * (in[from + 3 * k + 1] & 0xff);
                    blue += weight * (in[from + 3 * k + 2] & 0xff);
                }
                out[at++] = toByte(red);
                out[at++] = toByte(green);
                out[at++] = toByte(blue);
            }
        }
        return new RgbImage(width, image.height(), out);
    }

    private static RgbImage alongColumns(RgbImage image, int height, Filter filter) {
        Coefficients c = Coefficients.of(filter, image.height(), height);
        int stride = image.width() * 3;
        byte[] in = image.rgb();
        byte[] out = new byte[stride * height];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, HALF);
            for (int k = 0; k < c.count()[y]; k++) {
                int weight = c.weight()[y * c.taps() + k];
                int row = (c.first()[y] + k) * stride;
                for (int i = 0; i < stride; i++) {
                    sums[i] += weight * (in[row + i] & 0xff);
                }
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = toByte(sums[i]);
            }
        }
        return new RgbImage(image.width(), height, out);
    }

    private static byte toByte(int sum) {
        return (byte) Math.clamp(sum >> Coefficients.PRECISION, 0, 255);
    }
}
