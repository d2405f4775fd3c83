package org.fusiform.imaging.preprocess;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusiform.imaging.decode.RgbImage;

/**
 * A network's published evaluation preprocessing, to the pixel as PIL and torchvision compute it: resize of the shorter
 * side, centre crop, scaling to [0, 1], normalisation per channel.
 */
public enum Pipeline {
    IMAGENET_256_BILINEAR("imagenet-256-bilinear", 256, 224, Filter.BILINEAR, Normalisation.IMAGENET),
    IMAGENET_232_BILINEAR("imagenet-232-bilinear", 232, 224, Filter.BILINEAR, Normalisation.IMAGENET),
    CLIP_224_BICUBIC("clip-224-bicubic", 224, 224, Filter.BICUBIC, Normalisation.CLIP),
    CLIP_288_BICUBIC("clip-288-bicubic", 288, 288, Filter.BICUBIC, Normalisation.CLIP),
    CLIP_384_BICUBIC("clip-384-bicubic", 384, 384, Filter.BICUBIC, Normalisation.CLIP);

    private final String id;
    private final int shorterSide;
    private final int size;
    private final Filter filter;
    private final Normalisation normalisation;

    Pipeline(String id, int shorterSide, int size, Filter filter, Normalisation normalisation) {
        this.id = id;
        this.shorterSide = shorterSide;
        this.size = size;
        this.filter = filter;
        this.normalisation = normalisation;
    }

    public static Optional<Pipeline> named(String id) {
        return Arrays.stream(values())
                .filter(pipeline -> pipeline.id.equals(id))
                .findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Pipeline::id).toList();
    }

    public String id() {
        return id;
    }

    /** Side of the square input in pixels. */
    public int size() {
        return size;
    }

    /** What the network sees, before scaling: {@link #size} × {@link #size}. */
    public RgbImage pixels(RgbImage image) {
        int width = image.width();
        int height = image.height();
        boolean portrait = width <= height;
        int wide = portrait ? shorterSide : (int) ((long) shorterSide * width / height);
        int high = portrait ? (int) ((long) shorterSide * height / width) : shorterSide;
        return Resampler.window(image, wide, high, centred(wide), centred(high), size, size, filter);
    }

    /** Where the crop begins. Python's round: halves go to the even neighbour. */
    private int centred(int length) {
        return (int) Math.rint((length - size) / 2.0);
    }

    /** Appends the network's input for one image, float32 [3, size, size]. */
    public void tensor(RgbImage image, FloatBuffer into) {
        byte[] rgb = pixels(image).rgb();
        for (int channel = 0; channel < 3; channel++) {
            float[] values = normalisation.ofByte(channel);
            for (int i = channel; i < rgb.length; i += 3) {
                into.put(values[rgb[i] & 0xff]);
            }
        }
    }
}
