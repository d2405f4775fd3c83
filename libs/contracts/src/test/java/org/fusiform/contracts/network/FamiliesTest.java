package org.fusiform.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesTest {
    static List<FamilyDescription> families() {
        return Families.all();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyHasEachStageOnceInForwardOrder(FamilyDescription family) {
        List<Integer> stages = family.layers().stream()
                .map(LayerDescription::stage)
                .filter(java.util.Objects::nonNull)
                .toList();

        assertThat(stages).isEqualTo(IntStream.rangeClosed(0, 5).boxed().toList());
        assertThat(family.layers()).extracting(LayerDescription::name).doesNotHaveDuplicates();
    }

    @Test
    void resnet50NamesTheStageOutputsOfTheMethod() {
        FamilyDescription resnet50 = Families.named("resnet50").orElseThrow();

        assertThat(resnet50.layers().stream()
                        .filter(layer -> layer.stage() != null)
                        .map(LayerDescription::name))
                .containsExactly(
                        "relu", "layer1.2.relu_2", "layer2.3.relu_2", "layer3.5.relu_2", "layer4.2.relu_2", "avgpool");
    }

    @Test
    void layer1OfResnet50HasTheUnitsEverybodyKnows() {
        assertThat(Families.named("resnet50").orElseThrow().layers().stream()
                        .filter(layer -> layer.name().equals("layer1.2.relu_2"))
                        .findFirst()
                        .orElseThrow()
                        .units())
                .isEqualTo(802_816);
    }

    @Test
    void anUnknownFamilyIsAbsent() {
        assertThat(Families.named("resnet51")).isEmpty();
    }

    @Test
    void theBundledEngineIsAVersion() {
        assertThat(Compute.bundledEngine()).matches("pytorch-\\d+\\.\\d+\\.\\d+");
    }
}
