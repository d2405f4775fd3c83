package org.fusiform.extractor.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.extractor.weights.safetensors.SafetensorsWriter;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.preprocess.Pipeline;

/** A full-size network with the weights of the golden rule: as a checkpoint file, and in this process's memory. */
public record RuleNetwork(String family, String pipeline) {
    /** About 100 MB for a ResNet-50. */
    public void write(Path safetensors) throws IOException {
        SafetensorsWriter.write(safetensors, FamilyNetwork.parameters(architecture()), new GoldenRule());
    }

    /**
     * Runs all images as one batch, as a shard of so many would be.
     *
     * @return each layer's values, [image, C, H, W]
     */
    public Map<String, float[]> activations(List<Path> images, Set<String> layers)
            throws IOException, ImageRefused, NetworkRefused {
        Pipeline pixels = Pipeline.named(pipeline).orElseThrow();
        FloatBuffer input = ByteBuffer.allocateDirect(images.size() * 3 * pixels.size() * pixels.size() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
        for (Path image : images) {
            pixels.tensor(decoder.decode(Files.readAllBytes(image)), input);
        }
        Map<String, float[]> activations = new HashMap<>();
        try (FamilyNetwork network =
                FamilyNetwork.load(Engine.get().manager(), architecture(), new GoldenRule(), Precision.FLOAT32)) {
            network.forward(input.rewind(), images.size(), pixels.size(), layers, (layer, shape, values) -> {
                float[] copy = new float[values.remaining()];
                values.get(copy);
                activations.put(layer, copy);
            });
        }
        return activations;
    }

    private Architecture architecture() {
        return Families.architecture(family).orElseThrow();
    }
}
