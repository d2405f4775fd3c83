package org.fusiform.imaging.scramble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;

/** The ways to make a scrambled condition of an intact one, as they are asked for by name. */
public enum Scramble {
    PHASE("phase") {
        @Override
        RgbImage scrambled(RgbImage image, long seed) throws ImageRefused {
            if ((long) image.width() * image.height() > MOST_PIXELS) {
                throw new ImageRefused("is of " + image.width() + " × " + image.height()
                        + " pixels, too large for a phase scramble: make it smaller, at most " + MOST_PIXELS);
            }
            return PhaseScramble.of(image, seed);
        }
    },
    TILE("tile") {
        @Override
        RgbImage scrambled(RgbImage image, long seed) throws ImageRefused {
            if (Math.min(image.width(), image.height()) < TILES) {
                throw new ImageRefused("is of " + image.width() + " × " + image.height() + " pixels, too small for "
                        + TILES + " × " + TILES + " tiles");
            }
            return TileScramble.of(image, TILES, seed);
        }
    };

    /** Tiles along either side: 14 pixels each of the 224 that networks see. */
    public static final int TILES = 16;

    /** A spectrum takes some fifty bytes a pixel. */
    private static final int MOST_PIXELS = 1 << 22;

    private final String id;

    Scramble(String id) {
        this.id = id;
    }

    public static Optional<Scramble> named(String id) {
        return Arrays.stream(values())
                .filter(scramble -> scramble.id.equals(id))
                .findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Scramble::id).toList();
    }

    public String id() {
        return id;
    }

    /**
     * The scramble of one stimulus. It depends on the stimulus and the seed alone, whatever else is in the set.
     *
     * @param source content address of the stimulus
     * @throws ImageRefused if the image is too small or too large for it
     */
    public RgbImage of(RgbImage image, long seed, String source) throws ImageRefused {
        return scrambled(image, own(seed, source));
    }

    abstract RgbImage scrambled(RgbImage image, long seed) throws ImageRefused;

    /** The first eight bytes of SHA-256(seed ‖ source). */
    private static long own(long seed, String source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            digest.update(source.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
