package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.result.LayerResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the form of stored activations, the results are those of the values that are stored, to the last bit. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class StorageFormIT extends PlantedPreferences {
    @ParameterizedTest
    @CsvSource({"FLOAT32, ZSTD", "FLOAT16, NONE", "FLOAT16, ZSTD", "BFLOAT16, NONE", "BFLOAT16, ZSTD"})
    void results_are_those_of_the_rounded_values(DataType type, Codec codec) {
        // Given
        Experiment computed = experiment(5);
        Experiment stored = computed.storedAs(new StorageForm(type, codec));
        List<List<Integer>> shapes =
                computed.layers().stream().map(Experiment.Layer::shape).toList();
        List<float[][]> values = computed.layers().stream()
                .map(layer -> rounded(type, layer.activations()))
                .toList();
        Experiment rounded = Experiment.of(store, CONDITIONS, 5, shapes, values);

        // When
        List<LayerResult> ofStored = analysed(stored);
        List<LayerResult> ofRounded = analysed(rounded);

        // Then
        assertThat(ofStored).hasSize(4).isEqualTo(ofRounded);
    }

    /** Layer by layer, each under both analyses. */
    private List<LayerResult> analysed(Experiment experiment) {
        AnalysisPlan plan = experiment.plan(RATIO, WELCH);
        conversation.plan(plan);
        conversation.tell(experiment.extract());
        conversation.await(plan.run(), RunAnalysed.class);
        return conversation.outcomes(plan.run()).stream()
                .flatMap(outcome -> outcome instanceof LayerAnalysed layer ? Stream.of(layer) : Stream.empty())
                .sorted((a, b) -> a.layer() - b.layer())
                .flatMap(layer -> layer.results().stream())
                .toList();
    }

    private static float[][] rounded(DataType type, float[][] activations) {
        return Stream.of(activations).map(row -> rounded(type, row)).toArray(float[][]::new);
    }

    private static float[] rounded(DataType type, float[] row) {
        float[] rounded = row.clone();
        for (int unit = 0; unit < row.length; unit++) {
            rounded[unit] = switch (type) {
                case FLOAT32 -> row[unit];
                case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(row[unit]));
                case BFLOAT16 -> {
                    int bits = Float.floatToIntBits(row[unit]);
                    yield Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff0000);
                }
            };
        }
        return rounded;
    }
}
