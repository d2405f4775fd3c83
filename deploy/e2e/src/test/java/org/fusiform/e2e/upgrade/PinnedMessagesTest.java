package org.fusiform.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.ModelInspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that a former version sent is one that this version reads, with nothing of it lost. */
class PinnedMessagesTest {
    private static final Map<String, Class<?>> TYPES = Map.of(
            Topics.EXTRACTION_REQUESTS, ExtractionRequest.class,
            Topics.EXTRACTION_COMPLETIONS, ExtractionOutcome.class,
            Topics.ANALYSIS_PLANS, AnalysisPlan.class,
            Topics.ANALYSIS_REQUESTS, AnalysisItem.class,
            Topics.ANALYSIS_COMPLETIONS, AnalysisOutcome.class,
            Topics.MODEL_INSPECTIONS, ModelInspection.class,
            Topics.MODEL_INSPECTION_COMPLETIONS, InspectionOutcome.class,
            Topics.CANCELLATIONS, CampaignCancelled.class,
            Topics.EXTRACTION_DISCARDS, ExtractionDiscarded.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void messages_of_a_former_version_are_understood_as_they_were_meant(Sample sample) throws Exception {
        for (PinnedMessage message : sample.messages()) {
            // When
            Object read = MessageJson.read(message.value(), TYPES.get(message.topic()));

            // Then: what is written again says all that the former version said, and maybe more
            JsonNode former = JSON.readTree(message.value());
            assertThat(Differences.between(former, JSON.readTree(MessageJson.write(read))))
                    .as(message.line())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_that_a_later_version_adds_is_passed_over(Sample sample) throws Exception {
        for (PinnedMessage message : sample.messages()) {
            // Given
            ObjectNode later = (ObjectNode) JSON.readTree(message.value());
            later.putObject("addedLater").put("by", "a later version");

            // Then
            assertThat(MessageJson.read(later.toString(), TYPES.get(message.topic())))
                    .as(message.line())
                    .isEqualTo(MessageJson.read(message.value(), TYPES.get(message.topic())));
        }
    }

    @Test
    void samples_speak_of_every_topic() {
        assertThat(TYPES.keySet()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
        Set<String> pinned = Sample.all().stream()
                .flatMap(sample -> sample.messages().stream())
                .map(PinnedMessage::topic)
                .collect(Collectors.toSet());

        assertThat(pinned).containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }
}
