package org.fusiform.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void layers_by_targets_as_a_person_reads_them() {
        // Given
        ResultDocument results = Results.of(Results.run(
                false,
                List.of(
                        Results.layer("relu", 802_816, "face", "body", "word"),
                        Results.layer("layer4.2.relu_2", 200_704, "face", "body", "word")),
                Map.of("all", Results.consistency("relu", "layer4.2.relu_2"))));

        // When
        List<String> lines = ResultTable.lines(results, false);

        // Then
        assertThat(String.join("\n", lines) + "\n").isEqualTo("""
                campaign c-1  demo  SUCCEEDED

                untrained:resnet50  pairwise-welch bh 0.05 on floc
                UNTRAINED weights (seed 1): a control, not a trained network
                                                face ────────────────  body ────────────────  word ─────────────
                layer             units  RDM ρ  selected      %    d′  selected      %    d′  selected     %  d′
                relu             802816      –    123456  15.38  1.13         3  <0.01  1.13         0  0.00   –
                layer4.2.relu_2  200704   0.83    123456  61.51  1.13         3  <0.01  1.13         0  0.00   –
                RDM consistency, neighbouring layers (all pairs): all units 0.83 (–)
                """);
    }

    @Test
    void rounded_activations_are_said_to_be_and_compressed_ones_are_as_any() {
        RunResult run = Results.run(true, List.of(Results.layer("relu", 10, "face")), Map.of());
        RunResult rounded = Results.storedAs(new StorageForm(DataType.BFLOAT16, Codec.ZSTD), run);
        RunResult compressed = Results.storedAs(new StorageForm(DataType.FLOAT32, Codec.ZSTD), run);

        assertThat(ResultTable.lines(Results.of(rounded), false))
                .contains("activations were rounded to bfloat16 before they were analysed");
        assertThat(ResultTable.lines(Results.of(compressed), false))
                .isEqualTo(ResultTable.lines(Results.of(run), false));
    }

    @Test
    void more_targets_than_fit_on_a_line_go_below() {
        // Given
        String[] targets = {"face", "body", "scene", "word", "object", "an-unusually-long-condition-name", "number"};
        ResultDocument results =
                Results.of(Results.run(true, List.of(Results.layer("fire2/conv", 802_816, targets)), Map.of()));

        // When
        List<String> lines = ResultTable.lines(results, false);

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(lines).filteredOn(line -> line.startsWith("fire2/conv")).hasSize(2);
        assertThat(String.join(" ", lines)).contains("an-unusually-long").doesNotContain("UNTRAINED");
    }

    @Test
    void colours_change_nothing_but_the_colour() {
        // Given
        ResultDocument results = Results.of(Results.run(false, List.of(Results.layer("relu", 10, "face")), Map.of()));

        // When
        List<String> colourful = ResultTable.lines(results, true);

        // Then
        assertThat(colourful.stream().map(line -> line.replaceAll("\u001b\\[[0-9]+m", "")))
                .containsExactlyElementsOf(ResultTable.lines(results, false));
    }

    @Test
    void a_run_without_layers_says_so() {
        // When
        List<String> lines = ResultTable.lines(Results.of(Results.run(true, List.of(), null)), false);

        // Then
        assertThat(lines.getLast()).isEqualTo("SUCCEEDED, no layer analysed yet");
    }
}
