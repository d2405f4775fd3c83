package org.fusiform.imaging.preprocess;

/** Per-channel mean and standard deviation in [0, 1], applied in float32 in torchvision's order of operations. */
record Normalisation(float[] mean, float[] std) {
    static final Normalisation IMAGENET =
            new Normalisation(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});
    static final Normalisation CLIP = new Normalisation(
            new float[] {0.48145466f, 0.4578275f, 0.40821073f}, new float[] {0.26862954f, 0.26130258f, 0.27577711f});

    /** The normalised value of every byte. */
    float[] ofByte(int channel) {
        float[] values = new float[256];
        for (int level = 0; level < 256; level++) {
            values[level] = (level / 255f - mean[channel]) / std[channel];
        }
        return values;
    }
}
