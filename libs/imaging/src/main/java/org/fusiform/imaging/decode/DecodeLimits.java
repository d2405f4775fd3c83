package org.fusiform.imaging.decode;

/**
 * What an image may cost, checked on its declared size before anything is allocated for it.
 *
 * @param bytes encoded size
 * @param side pixels along either side
 * @param pixels width × height
 */
public record DecodeLimits(int bytes, int side, long pixels) {
    /** 64 MiB, 16,384 pixels a side, 64 megapixels. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(64 << 20, 1 << 14, 64_000_000L);
}
