package org.fusiform.imaging.scramble;

import org.fusiform.imaging.decode.RgbImage;

/** Shuffles the tiles of an n × n grid, all channels together; what the grid leaves over at the edges stays in place. */
public final class TileScramble {
    private TileScramble() {}

    /** A permutation of the pixels; the same seed and image give the same bytes on every machine. */
    public static RgbImage of(RgbImage image, int n, long seed) {
        if (n < 1 || n > image.width() || n > image.height()) {
            throw new IllegalArgumentException(
                    "no " + n + " × " + n + " tiles in " + image.width() + " × " + image.height() + " pixels");
        }
        int tileWidth = image.width() / n;
        int tileHeight = image.height() / n;
        int[] order = shuffled(n * n, seed);
        byte[] rgb = image.rgb().clone();
        for (int tile = 0; tile < order.length; tile++) {
            int toX = tile % n * tileWidth;
            int toY = tile / n * tileHeight;
            int fromX = order[tile] % n * tileWidth;
            int fromY = order[tile] / n * tileHeight;
            for (int y = 0; y < tileHeight; y++) {
                System.arraycopy(
                        image.rgb(),
                        ((fromY + y) * image.width() + fromX) * 3,
                        rgb,
                        ((toY + y) * image.width() + toX) * 3,
                        tileWidth * 3);
            }
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** Fisher and Yates. */
    private static int[] shuffled(int count, long seed) {
        Seeded random = new Seeded(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
