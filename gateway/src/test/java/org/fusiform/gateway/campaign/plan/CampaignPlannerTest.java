package org.fusiform.gateway.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.campaign.Retention;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Weights;
import org.fusiform.gateway.problem.FieldError;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignPlannerTest {
    private final FewResources resources = new FewResources();

    @Test
    void two_fields_are_enough() {
        // When
        CampaignPlan plan = plan("""
                {"models": ["untrained:tiny"], "stimulusSet": "floc"}""");

        // Then
        assertThat(plan.name()).isEqualTo("untrained:tiny on floc");
        assertThat(plan.retention()).isEqualTo(Retention.KEEP);
        assertThat(plan.seed()).isEqualTo(1);
        assertThat(plan.storage()).isEqualTo(StorageForm.DEFAULT);
        assertThat(plan.runs()).singleElement().satisfies(run -> {
            assertThat(run.network().weights()).isEqualTo(new Weights.Seeded(1));
            assertThat(run.layers()).extracting(LayerDescription::name).containsExactly("relu", "layer1.0.relu");
        });
        assertThat(plan.analyses()).singleElement().satisfies(analysis -> {
            assertThat(analysis.criterion()).isEqualTo(Criterion.PAIRWISE_WELCH);
            assertThat(analysis.alpha()).isEqualTo(0.05);
            assertThat(analysis.correction()).isEqualTo(Correction.BH);
            assertThat(analysis.contrasts()).isEqualTo(Contrasts.EVERY_OTHER);
            assertThat(analysis.targets()).containsExactly("body", "face", "object");
            assertThat(analysis.folds()).isEqualTo(8);
            assertThat(analysis.rsa()).isTrue();
            assertThat(analysis.threshold()).isNull();
        });
    }

    @Test
    void a_criterion_brings_its_own_defaults() {
        CampaignPlan plan = plan("""
                {"models": ["untrained:tiny"], "stimulusSet": "floc",
                 "analysis": [{"criterion": "one-vs-rest-t10"}, {"criterion": "pairwise-pooled-by"}]}""");

        assertThat(plan.analyses().get(0).threshold()).isEqualTo(10);
        assertThat(plan.analyses().get(0).alpha()).isNull();
        assertThat(plan.analyses().get(1).correction()).isEqualTo(Correction.BY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"dtype": "float16", "codec": "zstd"} | FLOAT16  | ZSTD
            {"dtype": "bfloat16"}                 | BFLOAT16 | NONE
            {"codec": "zstd", "dtype": null}      | FLOAT32  | ZSTD
            {}                                    | FLOAT32  | NONE
            null                                  | FLOAT32  | NONE
            """)
    void what_storage_leaves_out_is_the_default(String storage, DataType type, Codec codec) {
        CampaignPlan plan = plan("""
                {"models": ["untrained:tiny"], "stimulusSet": "floc", "storage": %s}""".formatted(storage));

        assertThat(plan.storage()).isEqualTo(new StorageForm(type, codec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "all"                      | conv1 relu layer1.0.relu fc
            "stages"                   | relu layer1.0.relu
            "fc", "conv1"              | conv1 fc
            "layer1*"                  | layer1.0.add layer1.0.relu
            "layer1", "layer1.0.relu"  | layer1.0.relu
            "*relu"                    | relu layer1.0.relu
            "f?"                       | fc
            """)
    void layers_are_names_globs_stages_or_all_and_come_in_forward_order(String layers, String expected) {
        CampaignPlan plan = plan("""
                {"models": ["untrained:tiny"], "stimulusSet": "floc", "layers": [%s]}""".formatted(layers));

        assertThat(plan.runs().getFirst().layers())
                .extracting(LayerDescription::name)
                .containsExactly(expected.split(" "));
    }

    @Test
    void a_model_without_stages_gives_all_its_outputs() {
        CampaignPlan plan = plan("""
                {"models": ["mine"], "stimulusSet": "floc", "layers": ["stages"]}""");

        assertThat(plan.runs().getFirst().layers())
                .extracting(LayerDescription::name)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "models": [], "stimulusSet": "floc"                                      | /models                | names no model
            "models": ["tiny"], "stimulusSet": "floc"                                | /models/0              | untrained:tiny
            "models": ["mina"], "stimulusSet": "floc"                                | /models/0              | nearest are mine
            "models": ["mine", "mine"], "stimulusSet": "floc"                        | /models/1              | twice
            "models": ["bad"], "stimulusSet": "floc"                                 | /models/0              | was refused: returns a Tensor
            "models": ["new"], "stimulusSet": "floc"                                 | /models/0              | still being tried
            "models": ["mine"]                                                       | /stimulusSet           | is missing
            "models": ["mine"], "stimulusSet": "flok"                                | /stimulusSet           | nearest is floc
            "models": ["mine"], "stimulusSet": "floc", "layers": []                  | /layers                | names no layer
            "models": ["untrained:tiny"], "stimulusSet": "floc", "layers": ["relu2"] | /layers/0              | nearest are relu
            "models": ["untrained:tiny", "mine"], "stimulusSet": "floc", "layers": ["fc"] | /layers           | nothing of model mine
            "models": ["mine"], "stimulusSet": "floc", "analysis": []                | /analysis              | empty list
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"targets": ["fase"]}       | /analysis/targets/0 | nearest are face
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"targets": ["face", "face"]} | /analysis/targets/1 | twice
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"targets": []}   | /analysis/targets      | empty list
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"alpha": 1}      | /analysis/alpha        | between 0 and 1
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"folds": 1}      | /analysis/folds        | from 2
            "models": ["mine"], "stimulusSet": "floc", "analysis": [{}, {"folds": -1}] | /analysis/1/folds    | from 2
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"criterion": "ratio-2x", "alpha": 0.1} | /analysis/alpha | takes none
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"criterion": "ratio-2x", "threshold": 0} | /analysis/threshold | positive
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"permutations": -1} | /analysis/permutations | or up to
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"comparison": "cka", "dissimilarity": "pearson"} | /analysis/dissimilarity | Euclidean
            "models": ["mine"], "stimulusSet": "floc", "analysis": {"criterion": "rank-sum", "correction": "bh"} | /analysis/correction | only none
            "models": ["mine"], "stimulusSet": "few", "analysis": {"criterion": "rank-sum"} | /analysis/criterion | at least 8 stimuli
            "models": ["mine"], "stimulusSet": "few", "analysis": {"contrasts": "other-intact-and-own-scramble"} | /analysis/contrasts | scrambled-face
            "models": ["mine"], "stimulusSet": "few", "analysis": {"contrasts": "other-intact"} | /analysis/targets | no other intact
            "models": ["mine"], "stimulusSet": "floc", "storage": {"dtype": "float8"} | /storage/dtype         | 'float8' is none of float32, float16, bfloat16
            "models": ["mine"], "stimulusSet": "floc", "storage": {"codec": 3}       | /storage/codec         | '3' is none of none, zstd
            "models": ["mine"], "stimulusSet": "floc", "storage": {"level": 3}       | /storage/level         | no field 'level'
            "models": ["mine"], "stimulusSet": "floc", "storage": "zstd"             | /storage               | must be an object
            """)
    void a_mistake_is_pointed_to(String fields, String pointer, String detail) {
        assertThatThrownBy(() -> plan("{" + fields + "}")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).anySatisfy(error -> {
                assertThat(error.pointer()).isEqualTo(pointer);
                assertThat(error.detail()).contains(detail);
            });
        });
    }

    @Test
    void lists_are_bounded() {
        assertThatThrownBy(() -> plan("""
                        {"models": ["mine"], "stimulusSet": "floc", "analysis": [%s]}""".formatted("{}, ".repeat(16) + "{}")))
                .hasMessageContaining("/analysis")
                .hasMessageContaining("17 analyses, over the limit of 16");
        assertThatThrownBy(() -> plan("""
                        {"models": ["mine"], "stimulusSet": "floc", "layers": [%s]}""".formatted("\"a\", ".repeat(1000) + "\"b\"")))
                .hasMessageContaining("/layers")
                .hasMessageContaining("1001 entries, over the limit of 1000");
        assertThatThrownBy(() -> plan("""
                        {"models": [%s], "stimulusSet": "floc"}""".formatted("\"a\", ".repeat(1000) + "\"b\"")))
                .hasMessageContaining("/models")
                .hasMessageContaining("1001 models, over the limit of 1000");
    }

    @Test
    void all_mistakes_are_said_at_once() {
        assertThatThrownBy(() -> plan("""
                        {"models": ["nobody"], "stimulusSet": "nothing", "analysis": {"alpha": 7, "folds": 1}}"""))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/models/0", "/stimulusSet", "/analysis/alpha", "/analysis/folds"));
    }

    @Test
    void layers_that_match_nothing_are_told_beside_a_set_that_is_not_there_and_the_first_with_a_hint() {
        String layers =
                IntStream.range(0, 1000).mapToObj(i -> "\"fd" + i + "\"").collect(Collectors.joining(", "));

        assertThatThrownBy(() -> plan("""
                        {"models": ["untrained:tiny"], "stimulusSet": "nothing", "layers": [%s]}""".formatted(layers))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.errors())
                    .hasSize(1001)
                    .extracting(FieldError::pointer)
                    .contains("/stimulusSet");
            assertThat(problem.errors().stream()
                            .filter(error -> error.pointer().startsWith("/layers")
                                    && error.detail().contains("nearest")))
                    .hasSize(10);
        });
    }

    @Test
    void what_has_not_its_form_is_said_together_with_what_is_wrong() {
        assertThatThrownBy(() -> plan("""
                        {"models": 5, "stimulusSet": "a\\u0000b", "sed": 7, "layers": ["fc", {}], "retention": "always",
                         "storage": {"dtype": "half", "codec": "zip"},
                         "analysis": {"alpha": "x", "criterion": "welch", "folds": 1}}"""))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactlyInAnyOrder(
                                "/models",
                                "/stimulusSet",
                                "/sed",
                                "/layers/1",
                                "/retention",
                                "/storage/dtype",
                                "/storage/codec",
                                "/analysis/alpha",
                                "/analysis/criterion",
                                "/analysis/folds"));
        assertThatThrownBy(() -> plan("""
                        {"models": ["nobody"], "stimulusSet": "floc", "sed": 7, "analysis": [{}, {"folds": 1}]}"""))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/sed", "/models/0", "/analysis/1/folds"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"models": ["m"], "stimulusSet": "s", "sed": 1}                             | 422 | there is no field 'sed'; the nearest are seed
            {"models": ["m"], "stimulusSet": "s", "analysis": {"criterion": "welch"}}   | 422 | 'welch' is none of pairwise-welch
            {"models": "m", "stimulusSet": "s"}                                         | 422 | /models
            models: [a]                                                                 | 400 | no JSON
            null                                                                        | 400 | null
            """)
    void a_document_that_cannot_be_read_is_refused(String json, int status, String detail) {
        assertThatThrownBy(() -> DocumentReader.read(json)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem).hasMessageContaining(detail);
        });
    }

    @Test
    void rsa_is_refused_for_very_many_stimuli() {
        assertThatThrownBy(() -> plan("""
                        {"models": ["mine"], "stimulusSet": "many"}"""))
                .hasMessageContaining("/analysis/rsa")
                .hasMessageContaining("false");
        assertThat(plan("""
                        {"models": ["mine"], "stimulusSet": "many", "analysis": {"rsa": false}}""").analyses()).hasSize(1);
    }

    private CampaignPlan plan(String json) {
        Mistakes mistakes = new Mistakes();
        return CampaignPlanner.plan(DocumentReader.read(json, mistakes), resources, mistakes);
    }
}
