package org.fusiform.imaging.match;

import org.fusiform.imaging.decode.RgbImage;

/** Gives a picture another luminance and keeps its colour differences: every channel moves by as much. */
final class Recoloured {
    private Recoloured() {}

    static RgbImage of(RgbImage image, double[] before, double[] after) {
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            double level = (image.rgb()[i] & 0xff) + after[i / 3] - before[i / 3];
            rgb[i] = (byte) Math.clamp(Math.round(level), 0, 255);
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }
}
