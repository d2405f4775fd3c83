package org.fusiform.imaging.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Takes the samples out of a decoded picture without any colour management, which PIL does not do either. */
final class Rgb {
    private Rgb() {}

    static RgbImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        ColorModel colors = image.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            fromPalette(image.getRaster(), palette, rgb);
        } else {
            fromSamples(image.getRaster(), colors.getComponentSize(), rgb);
        }
        return new RgbImage(width, height, rgb);
    }

    /** Copies what lies within the other image. */
    static void paste(RgbImage image, RgbImage onto, int left, int top) {
        int width = Math.min(image.width(), onto.width() - left);
        int height = Math.min(image.height(), onto.height() - top);
        for (int y = 0; y < height && width > 0; y++) {
            System.arraycopy(
                    image.rgb(), y * image.width() * 3, onto.rgb(), ((top + y) * onto.width() + left) * 3, width * 3);
        }
    }

    private static void fromPalette(Raster raster, IndexColorModel palette, byte[] rgb) {
        int width = raster.getWidth();
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int index : row) {
                rgb[at++] = (byte) palette.getRed(index);
                rgb[at++] = (byte) palette.getGreen(index);
                rgb[at++] = (byte) palette.getBlue(index);
            }
        }
    }

    private static void fromSamples(Raster raster, int[] bits, byte[] rgb) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        boolean gray = bands < 3;
        int[] row = new int[width * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int band = gray ? 0 : channel;
                    rgb[at++] = toByte(row[x * bands + band], bits[band]);
                }
            }
        }
    }

    private static byte toByte(int sample, int bits) {
        return (byte) (bits == 8 ? sample : bits > 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1));
    }
}
