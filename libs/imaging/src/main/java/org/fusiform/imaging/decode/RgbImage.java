package org.fusiform.imaging.decode;

/** Pixels as rows of interleaved R, G, B bytes: {@code rgb[(y · width + x) · 3 + channel]}. */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(rgb.length + " bytes are no " + width + " × " + height + " RGB image");
        }
    }

    /** Whether red, green and blue are equal in every pixel. */
    public boolean isGray() {
        for (int i = 0; i < rgb.length; i += 3) {
            if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
                return false;
            }
        }
        return true;
    }
}
