package org.fusiform.gateway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of two layers whose activations for one stimulus are 1000 bytes together. */
class ShardSizeTest {
    private static final List<LayerDescription> LAYERS = List.of(layer(100, 1, 1), layer(6, 5, 5));

    @ParameterizedTest(name = "{0} stimuli in work items of at most {1} stimuli and {2} bytes: {3} in each")
    @CsvSource({
        // As many as may be, spread evenly.
        "96, 32, 1000000, 32",
        "100, 32, 1000000, 25",
        "3, 32, 1000000, 3",
        // Fewer where they are large.
        "96, 32, 16000, 16",
        "96, 32, 15999, 14",
        // One at least.
        "96, 32, 999, 1",
        "96, 1, 1000000, 1",
    })
    void asManyAsBothBoundsAllow(int stimuli, int mostStimuli, long mostBytes, int each) {
        assertThat(new ShardSize(mostStimuli, mostBytes).stimuli(stimuli, LAYERS))
                .isEqualTo(each);
    }

    private static LayerDescription layer(int channels, int height, int width) {
        return new LayerDescription("layer", List.of(channels, height, width), null, null, null);
    }
}
