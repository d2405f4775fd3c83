package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Families;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The controls of every family: how OpenAI's and torchvision's own code initialises them. */
class UntrainedFamiliesTest {
    /** Controls of published campaigns must stay reproducible: these values may never change. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, a1d7f5ccec9c12a19d8e984c763a556e200fda09c90b4a3c2efeb934f1c49d75",
        "resnet50, b08a89eb739edc19e24b030b38da54f8d608636de2321807ed25429bca07eec2",
        "clip-rn50, 3310b9d2aa651a0c8c2c15a8c7a02e6a528c4bc1d64e22e4a3cfa80d2585ba78"
    })
    void areTheSameBytesOnEveryMachine(String family, String sha256) {
        MessageDigest digest = Sha256.digest();
        UntrainedWeights weights = new UntrainedWeights(1);
        for (ParameterShape parameter : parameters(family)) {
            digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
            float[] values = weights.values(parameter);
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }

    /** Fan-out counts all output channels, of whatever group. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, conv1.weight, 64, 7",
        "resnet18, layer4.1.conv2.weight, 512, 3",
        "resnet50, layer2.0.conv3.weight, 512, 1",
        "resnext50_32x4d, layer1.0.conv2.weight, 128, 3",
        "wide_resnet50_2, layer4.0.downsample.0.weight, 2048, 1"
    })
    void torchvisionsConvolutionsFollowHe(String family, String name, int out, int kernel) {
        assertThat(initialisation(family, name))
                .isEqualTo(new Initialisation.Normal(Math.sqrt(2.0 / (out * kernel * kernel))));
    }

    @ParameterizedTest
    @CsvSource({"resnet18, 512", "resnet34, 512", "resnet50, 2048", "wide_resnet50_2, 2048"})
    void torchvisionsClassifierIsPyTorchsDefault(String family, int features) {
        Initialisation expected = new Initialisation.Uniform(1 / Math.sqrt(features));

        assertThat(initialisation(family, "fc.weight")).isEqualTo(expected);
        assertThat(initialisation(family, "fc.bias")).isEqualTo(expected);
    }

    @Test
    void torchvisionsNormsBeginAsTheIdentity() {
        assertThat(parameters("resnet50").stream()
                        .filter(parameter -> parameter.name().matches(".*(bn\\d|downsample\\.1)\\.weight"))
                        .map(ParameterShape::initialisation))
                .hasSize(53)
                .containsOnly(Initialisation.ONES);
    }

    @Test
    void clipsLastNormOfEveryBlockBeginsWithZeros() {
        assertThat(parameters("clip-rn50").stream()
                        .filter(parameter -> parameter.initialisation().equals(Initialisation.ZEROS))
                        .map(ParameterShape::name)
                        .filter(name -> name.endsWith(".weight"))
                        .collect(Collectors.toSet()))
                .hasSize(16)
                .allMatch(name -> name.matches("visual\\.layer\\d\\.\\d\\.bn3\\.weight"));
    }

    @ParameterizedTest
    @CsvSource({"clip-rn50, 2048", "clip-rn50x4, 2560", "clip-rn50x16, 3072"})
    void clipsAttentionIsNormalAndItsBiasesPyTorchsDefault(String family, int channels) {
        Initialisation normal = new Initialisation.Normal(1 / Math.sqrt(channels));
        Initialisation uniform = new Initialisation.Uniform(1 / Math.sqrt(channels));

        assertThat(initialisation(family, "visual.attnpool.positional_embedding"))
                .isEqualTo(normal);
        for (String projection : List.of("q_proj", "k_proj", "v_proj", "c_proj")) {
            assertThat(initialisation(family, "visual.attnpool." + projection + ".weight"))
                    .isEqualTo(normal);
            assertThat(initialisation(family, "visual.attnpool." + projection + ".bias"))
                    .isEqualTo(uniform);
        }
    }

    @Test
    void clipsConvolutionsArePyTorchsDefault() {
        assertThat(initialisation("clip-rn50", "visual.layer1.0.conv2.weight"))
                .isEqualTo(new Initialisation.Uniform(1 / Math.sqrt(64 * 9)));
        assertThat(initialisation("clip-rn50", "visual.conv1.weight"))
                .isEqualTo(new Initialisation.Uniform(1 / Math.sqrt(27)));
    }

    /** With zeros as weights, the last norm of a block takes the block out: only the shortcut is left. */
    @Test
    void anUntrainedBlockOfClipGivesItsShortcut() throws Exception {
        float[][] outputs = new float[2][];
        try (FamilyNetwork network = FamilyNetwork.load(
                Engine.get().manager(),
                Families.architecture("clip-rn50").orElseThrow(),
                new UntrainedWeights(1),
                Precision.FLOAT32)) {
            network.forward(
                    FloatBuffer.wrap(GoldenRule.values("input", 1, 3, 224, 224)),
                    1,
                    224,
                    Set.of("visual.layer1.0.relu3", "visual.layer1.1.relu3"),
                    (layer, shape, values) -> {
                        float[] copy = new float[values.remaining()];
                        values.get(copy);
                        outputs[layer.endsWith("0.relu3") ? 0 : 1] = copy;
                    });
        }

        assertThat(outputs[1]).isEqualTo(outputs[0]);
        assertThat(outputs[0]).isNotEqualTo(new float[outputs[0].length]);
    }

    private static Initialisation initialisation(String family, String name) {
        return parameters(family).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .initialisation();
    }

    private static List<ParameterShape> parameters(String family) {
        return FamilyNetwork.parameters(Families.architecture(family).orElseThrow());
    }
}
