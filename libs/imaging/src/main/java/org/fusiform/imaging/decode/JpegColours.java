package org.fusiform.imaging.decode;

/** Turns the components of a JPEG into RGB with libjpeg's integer arithmetic, and CMYK as PIL does. */
final class JpegColours {
    private static final int HALF = 1 << 15;
    /** More than chroma darkens a channel by; what a field holds is between 0 and three times of it. */
    private static final int BIAS = 256;

    private static final int FIELD = 10;
    private static final int MASK = (1 << FIELD) - 1;

    /** One in each of the fields. */
    private static final int EACH = 1 | 1 << FIELD | 1 << 2 * FIELD;

    /** By Cb and Cr: what they add to red, green and blue, biased, in fields from the lowest bit on. */
    private static final int[] CHROMA = new int[1 << 16];

    /** A field to a level. */
    private static final byte[] LEVELS = new byte[MASK + 1];

    static {
        for (int i = 0; i < CHROMA.length; i++) {
            int cb = (i >> 8) - 128;
            int cr = (i & 0xff) - 128;
            int red = (fixed(1.402) * cr + HALF) >> 16;
            int green = (-fixed(0.34414) * cb + HALF - fixed(0.71414) * cr) >> 16;
            int blue = (fixed(1.772) * cb + HALF) >> 16;
            CHROMA[i] = red + BIAS | green + BIAS << FIELD | blue + BIAS << 2 * FIELD;
        }
        for (int field = 0; field < LEVELS.length; field++) {
            LEVELS[field] = clamp(field - BIAS);
        }
    }

    private JpegColours() {}

    private static int fixed(double factor) {
        return (int) (factor * (1 << 16) + 0.5);
    }

    /** Interleaved R, G, B; {@code samples} are interleaved, too, and may be overwritten. */
    static byte[] rgb(JpegHeader header, byte[] samples) {
        return switch (header.components().length) {
            case 1 -> replicated(samples);
            case 3 -> {
                if (isYcc(header)) {
                    fromYcc(samples, 3);
                }
                yield samples;
            }
            case 4 -> {
                if (header.adobe() == 2) {
                    fromYcc(samples, 4);
                    invertColours(samples);
                }
                yield fromCmyk(samples);
            }
            default -> throw new IllegalStateException("the header has 1, 3 or 4 components");
        };
    }

    /** As libjpeg guesses: by JFIF's marker, else by Adobe's, else by the components' names. */
    private static boolean isYcc(JpegHeader header) {
        byte[] names = header.components();
        if (header.jfif()) {
            return true;
        }
        if (header.adobe() >= 0) {
            return header.adobe() != 0;
        }
        return !(names[0] == 'R' && names[1] == 'G' && names[2] == 'B');
    }

    private static byte[] replicated(byte[] gray) {
        byte[] rgb = new byte[gray.length * 3];
        for (int i = 0, at = 0; i < gray.length; i++) {
            rgb[at++] = gray[i];
            rgb[at++] = gray[i];
            rgb[at++] = gray[i];
        }
        return rgb;
    }

    /** The first three of every {@code step} samples, in place. */
    private static void fromYcc(byte[] samples, int step) {
        for (int i = 0; i + 2 < samples.length; i += step) {
            int rgb = CHROMA[(samples[i + 1] & 0xff) << 8 | samples[i + 2] & 0xff] + (samples[i] & 0xff) * EACH;
            samples[i] = LEVELS[rgb & MASK];
            samples[i + 1] = LEVELS[rgb >> FIELD & MASK];
            samples[i + 2] = LEVELS[rgb >> 2 * FIELD];
        }
    }

    /** YCCK is YCbCr of the inverted inks. */
    private static void invertColours(byte[] cmyk) {
        for (int i = 0; i < cmyk.length; i++) {
            if (i % 4 != 3) {
                cmyk[i] = (byte) ~cmyk[i];
            }
        }
    }

    /** Files hold inks inverted, as Adobe writes them; PIL takes that for granted. */
    private static byte[] fromCmyk(byte[] samples) {
        byte[] rgb = new byte[samples.length / 4 * 3];
        for (int i = 0, at = 0; i < samples.length; i += 4) {
            int light = samples[i + 3] & 0xff;
            for (int channel = 0; channel < 3; channel++) {
                int ink = 255 - (samples[i + channel] & 0xff);
                int product = ink * light + 128;
                rgb[at++] = clamp(light - ((product >> 8) + product >> 8));
            }
        }
        return rgb;
    }

    private static byte clamp(int level) {
        return (byte) (level < 0 ? 0 : level > 255 ? 255 : level);
    }
}
