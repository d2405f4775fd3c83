package org.fusiform.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.junit.jupiter.api.Test;

class ShardMessageTest {
    private static final ExtractionRequest ANY = new ExtractionRequest(
            "lab",
            "c",
            "c-0",
            0,
            2,
            5,
            new Network("untrained:resnet18", "resnet18", new Weights.Seeded(1), "imagenet-256-bilinear"),
            new Compute("cpu", "float32", 16, "none"),
            List.of(),
            List.of(
                    new LayerTap("relu", "e1", List.of(64, 112, 112), 7L),
                    new LayerTap("avgpool", "e2", List.of(512, 1, 1))),
            StorageForm.DEFAULT);

    @Test
    void whatCannotBeARequestIsSaidAsAnExtractorWould() {
        // When
        ShardMessage message = ShardMessage.refusing(ANY, 1, "no list", null);

        // Then
        assertThat(message.topic()).isEqualTo(Topics.EXTRACTION_COMPLETIONS);
        assertThat(message.key()).isEqualTo("c-0/1");
        assertThat(MessageJson.read(message.payload(), ExtractionOutcome.class))
                .isEqualTo(new ShardFailed("lab", "c-0", 1, List.of("e1", "e2"), "no list", null, Map.of("e1", 7L)));
    }

    @Test
    void aManifestOfAnotherLengthIsNone() {
        StimulusManifest empty = new StimulusManifest(List.of());

        assertThatThrownBy(() -> ShardRequests.of(ANY, 0, empty)).hasMessage("it lists 0 stimuli, not 5");
    }
}
