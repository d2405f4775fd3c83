package org.fusiform.imaging.decode;

/**
 * What an image may cost, checked on its declared size before anything is allocated for it.
 *
 * @param bytes encoded size
 * @param side pixels along either side
 * @param pixels width × height
 */
public record DecodeLimits(int bytes, int side, long pixels) {
    /** 64 MiB, 16,384 pixels a side, 32 megapixels: such an image needs about 250 MB while it is decoded. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(64 << 20, 1 << 14, 32_000_000L);

    /** Bits of a pixel while it is decoded: RGB and alpha of 8 bits. Deeper images may have the fewer pixels. */
    private static final int USUAL_DEPTH = 32;

    private static final long PEAK_BYTES_PER_PIXEL = 8;

    /** Bytes of the heap that the largest image needs while it is decoded. */
    public long peakBytes() {
        return PEAK_BYTES_PER_PIXEL * pixels;
    }

    void require(int width, int height) throws ImageRefused {
        require(width, height, USUAL_DEPTH);
    }

    /** @param depth bits of a pixel */
    void require(int width, int height, int depth) throws ImageRefused {
        if (width < 1 || height < 1) {
            throw new ImageRefused("declares " + width + " × " + height + " pixels");
        }
        if (width > side
                || height > side
                || (long) width * height * Math.max(depth, USUAL_DEPTH) / USUAL_DEPTH > pixels) {
            throw new ImageRefused("declares " + width + " × " + height + " pixels"
                    + (depth > USUAL_DEPTH ? " of " + depth + " bits" : "") + ", over the limit of " + side
                    + " a side and " + pixels + " in all"
                    + (depth > USUAL_DEPTH ? " at " + USUAL_DEPTH + " bits" : ""));
        }
    }
}
