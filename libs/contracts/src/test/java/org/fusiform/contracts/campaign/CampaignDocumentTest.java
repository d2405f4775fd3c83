package org.fusiform.contracts.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.fusiform.contracts.json.DocumentJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignDocumentTest {
    @Test
    void theDocumentOfTheDesignIsRead() throws Exception {
        CampaignDocument document = read("""
                {"name": "resnet vs clip", "models": ["resnet50-imagenet1k-v1", "clip-rn50"], "stimulusSet": "floc",
                 "layers": ["stages"],
                 "analysis": {"criterion": "pairwise-welch", "alpha": 0.05, "correction": "bh",
                              "contrasts": "every-other", "targets": ["face", "body"], "folds": 8, "rsa": true},
                 "retention": "keep", "seed": 1}""");

        assertThat(document)
                .isEqualTo(new CampaignDocument(
                        "resnet vs clip",
                        List.of("resnet50-imagenet1k-v1", "clip-rn50"),
                        "floc",
                        List.of("stages"),
                        List.of(new AnalysisDocument(
                                Criterion.PAIRWISE_WELCH,
                                0.05,
                                Correction.BH,
                                Contrasts.EVERY_OTHER,
                                List.of("face", "body"),
                                8,
                                true,
                                null,
                                null,
                                null,
                                null)),
                        Retention.KEEP,
                        1L,
                        null));
    }

    @Test
    void onlyModelsAndSetAreNeeded() throws Exception {
        assertThat(read("""
                {"models": ["m"], "stimulusSet": "s"}""").analysis()).isNull();
    }

    @Test
    void severalAnalysesAreAList() throws Exception {
        assertThat(read("""
                {"models": ["m"], "stimulusSet": "s", "analysis": [{"alpha": 0.05}, {"alpha": 0.01}]}""").analysis()).extracting(AnalysisDocument::alpha).containsExactly(0.05, 0.01);
    }

    @Test
    void comparisonsAndTheNullAreAskedForByName() throws Exception {
        AnalysisDocument asked = read("""
                {"models": ["m"], "stimulusSet": "s", "analysis":
                 {"comparison": "kendall", "dissimilarity": "euclidean", "permutations": 999}}""").analysis().getFirst();

        assertThat(asked.comparison()).isEqualTo(RdmComparison.KENDALL);
        assertThat(asked.dissimilarity()).isEqualTo(Dissimilarity.EUCLIDEAN);
        assertThat(asked.permutations()).isEqualTo(999);
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertThatThrownBy(() -> read("""
                {"models": ["m"], "stimulusSet": "s", "layer": ["all"]}"""))
                .isInstanceOfSatisfying(
                        UnrecognizedPropertyException.class,
                        refusal -> assertThat(refusal.getPropertyName()).isEqualTo("layer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"models\": [\"m\"], \"stimulusSet\": 7}",
                "{\"models\": [\"m\"], \"stimulusSet\": \"s\", \"seed\": \"1\"}",
                "{\"models\": [\"m\"], \"stimulusSet\": \"s\", \"seed\": 1.5}",
                "{\"models\": [\"m\"], \"stimulusSet\": \"s\", \"analysis\": {\"rsa\": \"yes\"}}",
                "{\"models\": [\"m\"], \"stimulusSet\": \"s\", \"stimulusSet\": \"t\"}",
                "{\"models\": [\"m\"], \"stimulusSet\": \"s\"} trailing"
            })
    void nothingIsGuessedFromAWrongType(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void theAnalysisIdentityFollowsEveryParameterAndTheSeed() {
        AnalysisParameters welch = parameters(0.05);

        assertThat(welch.id(1)).hasSize(32).isEqualTo(parameters(0.05).id(1));
        assertThat(parameters(0.01).id(1)).isNotEqualTo(welch.id(1));
        assertThat(welch.id(2)).isNotEqualTo(welch.id(1));
    }

    private static AnalysisParameters parameters(double alpha) {
        return new AnalysisParameters(
                Criterion.PAIRWISE_WELCH,
                alpha,
                Correction.BH,
                Contrasts.EVERY_OTHER,
                List.of("face"),
                8,
                true,
                null,
                null,
                null,
                null);
    }

    private static CampaignDocument read(String json) throws JsonProcessingException {
        return DocumentJson.MAPPER.readValue(json, CampaignDocument.class);
    }
}
