package org.fusiform.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.contracts.json.MessageJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesTest {
    static List<FamilyDescription> families() {
        return Families.all();
    }

    /** Stage outputs as torchvision and OpenAI name them, the maps of the first and the last stage, ReLUs in all. */
    static Stream<Arguments> stages() {
        return Stream.of(
                torchvision("resnet18", "1.relu_1", "1.relu_1", "1.relu_1", "1.relu_1", 64, 512, 17),
                torchvision("resnet34", "2.relu_1", "3.relu_1", "5.relu_1", "2.relu_1", 64, 512, 33),
                torchvision("resnet50", "2.relu_2", "3.relu_2", "5.relu_2", "2.relu_2", 256, 2048, 49),
                torchvision("resnet101", "2.relu_2", "3.relu_2", "22.relu_2", "2.relu_2", 256, 2048, 100),
                torchvision("resnet152", "2.relu_2", "7.relu_2", "35.relu_2", "2.relu_2", 256, 2048, 151),
                torchvision("wide_resnet50_2", "2.relu_2", "3.relu_2", "5.relu_2", "2.relu_2", 256, 2048, 49),
                torchvision("resnext50_32x4d", "2.relu_2", "3.relu_2", "5.relu_2", "2.relu_2", 256, 2048, 49),
                torchvision("resnext101_32x8d", "2.relu_2", "3.relu_2", "22.relu_2", "2.relu_2", 256, 2048, 100),
                clip("clip-rn50", 2, 3, 5, 2, 56, 256, 7, 2048, 1024, 51),
                clip("clip-rn101", 2, 3, 22, 2, 56, 256, 7, 2048, 512, 102),
                clip("clip-rn50x4", 3, 5, 9, 5, 72, 320, 9, 2560, 640, 81),
                clip("clip-rn50x16", 5, 7, 17, 7, 96, 384, 12, 3072, 768, 123));
    }

    private static Arguments torchvision(
            String family, String one, String two, String three, String four, int first, int last, int relus) {
        List<String> names =
                List.of("relu", "layer1." + one, "layer2." + two, "layer3." + three, "layer4." + four, "avgpool");
        return Arguments.of(family, names, List.of(first, 56, 56), List.of(last, 7, 7), List.of(last, 1, 1), relus);
    }

    private static Arguments clip(
            String family,
            int one,
            int two,
            int three,
            int four,
            int firstSide,
            int first,
            int lastSide,
            int last,
            int embedding,
            int relus) {
        List<String> names = List.of(
                "visual.relu3",
                "visual.layer1." + one + ".relu3",
                "visual.layer2." + two + ".relu3",
                "visual.layer3." + three + ".relu3",
                "visual.layer4." + four + ".relu3",
                "visual.attnpool");
        return Arguments.of(
                family,
                names,
                List.of(first, firstSide, firstSide),
                List.of(last, lastSide, lastSide),
                List.of(embedding, 1, 1),
                relus);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void stageOutputsHaveTheNamesAndShapesThatAreKnown(
            String family,
            List<String> names,
            List<Integer> first,
            List<Integer> last,
            List<Integer> pooled,
            int relus) {
        List<LayerDescription> layers = Families.named(family).orElseThrow().layers();
        List<LayerDescription> stages =
                layers.stream().filter(layer -> layer.stage() != null).toList();

        assertThat(stages).extracting(LayerDescription::name).isEqualTo(names);
        assertThat(stages.get(1).shape()).isEqualTo(first);
        assertThat(stages.get(4).shape()).isEqualTo(last);
        assertThat(stages.get(5).shape()).isEqualTo(pooled);
        assertThat(layers.stream().filter(layer -> layer.kind() == LayerKind.RELU))
                .hasSize(relus);
    }

    @Test
    void everyFamilyIsCoveredByTheKnownNames() {
        assertThat(stages().map(known -> known.get()[0]))
                .containsExactlyElementsOf(
                        Families.all().stream().map(FamilyDescription::family).toList());
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyHasEachStageOnceInForwardOrder(FamilyDescription family) {
        assertThat(family.layers().stream().map(LayerDescription::stage).filter(Objects::nonNull))
                .isEqualTo(IntStream.rangeClosed(0, 5).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("families")
    void noNameStandsForTwoLayers(FamilyDescription family) {
        assertThat(family.layers().stream()
                        .flatMap(layer -> Stream.concat(Stream.of(layer.name()), layer.aliases().stream())))
                .doesNotHaveDuplicates();
    }

    @Test
    void aBottleneckHasAllNodesOfTorchvision() {
        assertThat(layers("resnet50", "layer2.0."))
                .extracting(LayerDescription::name)
                .containsExactly(
                        "layer2.0.conv1",
                        "layer2.0.bn1",
                        "layer2.0.relu",
                        "layer2.0.conv2",
                        "layer2.0.bn2",
                        "layer2.0.relu_1",
                        "layer2.0.conv3",
                        "layer2.0.bn3",
                        "layer2.0.downsample.0",
                        "layer2.0.downsample.1",
                        "layer2.0.add",
                        "layer2.0.relu_2");
    }

    @Test
    void aBasicBlockWithoutProjectionHasAllNodesOfTorchvision() {
        assertThat(layers("resnet18", "layer1.0."))
                .extracting(LayerDescription::name)
                .containsExactly(
                        "layer1.0.conv1",
                        "layer1.0.bn1",
                        "layer1.0.relu",
                        "layer1.0.conv2",
                        "layer1.0.bn2",
                        "layer1.0.add",
                        "layer1.0.relu_1");
    }

    @Test
    void aHalvingBlockOfClipPoolsBeforeItsLastConvolution() {
        assertThat(layers("clip-rn50", "visual.layer2.0."))
                .extracting(layer -> layer.name().substring("visual.layer2.0.".length()), layer -> layer.shape()
                        .get(2))
                .containsExactly(
                        tuple("conv1", 56),
                        tuple("bn1", 56),
                        tuple("relu1", 56),
                        tuple("conv2", 56),
                        tuple("bn2", 56),
                        tuple("relu2", 56),
                        tuple("avgpool", 28),
                        tuple("conv3", 28),
                        tuple("bn3", 28),
                        tuple("downsample.-1", 28),
                        tuple("downsample.0", 28),
                        tuple("downsample.1", 28),
                        tuple("add", 28),
                        tuple("relu3", 28));
    }

    @Test
    void allMeansReluPoolingAndHead() {
        assertThat(Families.named("resnet18").orElseThrow().layers().stream()
                        .filter(LayerDescription::inAll)
                        .map(LayerDescription::name))
                .containsExactly(
                        "relu",
                        "maxpool",
                        "layer1.0.relu",
                        "layer1.0.relu_1",
                        "layer1.1.relu",
                        "layer1.1.relu_1",
                        "layer2.0.relu",
                        "layer2.0.relu_1",
                        "layer2.1.relu",
                        "layer2.1.relu_1",
                        "layer3.0.relu",
                        "layer3.0.relu_1",
                        "layer3.1.relu",
                        "layer3.1.relu_1",
                        "layer4.0.relu",
                        "layer4.0.relu_1",
                        "layer4.1.relu",
                        "layer4.1.relu_1",
                        "avgpool",
                        "fc");
    }

    @Test
    void aModulesNameStandsForItsOutput() {
        assertThat(named("resnet50", "layer4")).isEqualTo("layer4.2.relu_2");
        assertThat(named("resnet50", "layer3.0")).isEqualTo("layer3.0.relu_2");
        assertThat(named("resnet50", "layer3.0.downsample")).isEqualTo("layer3.0.downsample.1");
        assertThat(named("resnet50", "flatten")).isEqualTo("avgpool");
        assertThat(named("clip-rn101", "visual.layer3")).isEqualTo("visual.layer3.22.relu3");
    }

    @Test
    void layer1OfResnet50HasTheUnitsEverybodyKnows() {
        assertThat(layers("resnet50", "layer1.2.relu_2").getFirst().units()).isEqualTo(802_816);
    }

    @Test
    void eachFamilySeesTheImagesItWasPublishedWith() {
        assertThat(Families.all())
                .filteredOn(family -> family.family().startsWith("clip-"))
                .extracting(FamilyDescription::inputSize, FamilyDescription::pipeline)
                .containsExactly(
                        tuple(224, "clip-224-bicubic"),
                        tuple(224, "clip-224-bicubic"),
                        tuple(288, "clip-288-bicubic"),
                        tuple(384, "clip-384-bicubic"));
    }

    @Test
    void aListOfAnOlderVersionIsStillRead() {
        LayerDescription old = MessageJson.read("""
                {"name":"fire9","shape":[512,13,13],"stage":null}""", LayerDescription.class);

        assertThat(old).isEqualTo(new LayerDescription("fire9", List.of(512, 13, 13), null));
        assertThat(old.inAll()).isTrue();
    }

    @Test
    void aDescriptionSurvivesJson() {
        for (LayerDescription layer : Families.named("clip-rn50").orElseThrow().layers()) {
            assertThat(MessageJson.read(MessageJson.write(layer), LayerDescription.class))
                    .isEqualTo(layer);
        }
    }

    @Test
    void anUnknownFamilyIsAbsent() {
        assertThat(Families.named("resnet51")).isEmpty();
        assertThat(Families.architecture("resnet51")).isEmpty();
    }

    @Test
    void theBundledEngineIsAVersion() {
        assertThat(Compute.bundledEngine()).matches("pytorch-\\d+\\.\\d+\\.\\d+");
    }

    private static List<LayerDescription> layers(String family, String prefix) {
        return Families.named(family).orElseThrow().layers().stream()
                .filter(layer -> layer.name().startsWith(prefix))
                .toList();
    }

    private static String named(String family, String alias) {
        return Families.named(family).orElseThrow().layers().stream()
                .filter(layer -> layer.aliases().contains(alias))
                .map(LayerDescription::name)
                .findFirst()
                .orElseThrow();
    }
}
