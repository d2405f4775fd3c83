package org.fusiform.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final RunResult resnet = Results.run(
            false,
            List.of(
                    Results.stage("relu", 0, 802_816, "face", "body"),
                    Results.stage("layer4.2.relu_2", 4, 200_704, "face", "body")),
            Map.of("all", Results.consistency("relu", "layer4.2.relu_2")));

    private final RunResult other =
            Results.run(true, List.of(Results.stage("visual.relu3", 0, 401_408, "face", "body")), Map.of());

    @Test
    void two_networks_are_paired_by_stage_target_by_target() {
        // Given
        ResultDocument results = Results.of(resnet, other);

        // Then
        assertThat(SideBySide.fits(results)).isTrue();
        assertThat(String.join("\n", SideBySide.lines(results)) + "\n").isEqualTo("""
                               untrained:resnet50 ───────────────────  squeezenet ────────────────────────
                target  stage  layer                %    d′  evenness  layer             %    d′  evenness
                face        0  relu             15.38  1.13         –  visual.relu3  30.76  1.13         –
                face        4  layer4.2.relu_2  61.51  1.13         –  –                 –     –         –
                body        0  relu             <0.01  1.13         –  visual.relu3  <0.01  1.13         –
                body        4  layer4.2.relu_2  <0.01  1.13         –  –                 –     –         –
                mean RDM consistency of neighbouring stages (all units): untrained:resnet50 0.83, squeezenet –
                """);
    }

    @Test
    void one_network_or_layers_that_are_no_stages_do_not_fit() {
        RunResult outputs = Results.run(true, List.of(Results.layer("fire9", 100, "face")), Map.of());

        assertThat(SideBySide.fits(Results.of(resnet))).isFalse();
        assertThat(SideBySide.fits(Results.of(resnet, outputs))).isFalse();
    }
}
