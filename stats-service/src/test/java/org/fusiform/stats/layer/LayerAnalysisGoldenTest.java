package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;
import static org.fusiform.stats.golden.Golden.ints;
import static org.fusiform.stats.golden.Golden.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.golden.Golden;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.stats.rsa.RdmComparison;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Folds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole analysis of a layer against SciPy, activations in odd shards and several channel blocks. */
class LayerAnalysisGoldenTest {
    @TempDir
    Path scratch;

    private Golden golden;

    @BeforeEach
    void load() throws IOException {
        golden = Golden.load();
    }

    private LayerFindings analyse(int shardStimuli, int blockChannels, AnalysisSpec... analyses) throws IOException {
        WorkingMemory memory = WorkingMemory.in(scratch);
        LayerSpec layer = new LayerSpec("golden", golden.shape(), golden.design(), memory);
        return new LayerAnalysis(layer, List.of(analyses)).run(source(shardStimuli, blockChannels));
    }

    private ArraySource source(int shardStimuli, int blockChannels) {
        return ArraySource.of(
                golden.activations().values(),
                golden.shape().channels(),
                golden.shape().mapUnits(),
                shardStimuli,
                blockChannels);
    }

    private AnalysisSpec analysis(String criterion, Folds folds) {
        return new AnalysisSpec(
                Criteria.of(criterion, Criteria.Settings.DEFAULTS),
                golden.targets(),
                folds,
                null,
                null,
                CollectedArtifacts.onHeap());
    }

    @ParameterizedTest
    @CsvSource({"7, 3", "74, 8", "1, 1", "32, 5"})
    void selectsTheSameUnitsWithTheSameStrengths(int shardStimuli, int blockChannels) throws IOException {
        // When
        LayerFindings findings = analyse(shardStimuli, blockChannels, analysis("pairwise-welch", null));

        // Then
        assertThat(findings.units()).isEqualTo(160);
        assertThat(findings.constant())
                .isEqualTo(golden.expected().get("constant_units").size());
        assertCriterion("pairwise-welch", findings.analyses().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairwise-pooled-by", "one-vs-rest-t10", "ratio-2x", "rank-sum"})
    void everyPresetSelectsTheSameUnits(String criterion) throws IOException {
        LayerFindings findings = analyse(9, 3, analysis(criterion, null));

        assertCriterion(criterion, findings.analyses().getFirst());
    }

    private void assertCriterion(String criterion, AnalysisFindings findings) {
        JsonNode expected = golden.expected().get("criteria").get(criterion);
        findings.targets().forEach((name, target) -> {
            JsonNode of = expected.get(name);
            assertThat(target.selectedUnits().stream().toArray())
                    .as(criterion + " " + name)
                    .isEqualTo(ints(of.get("selected")));
            assertClose(name + " fraction", target.fraction(), number(of.get("fraction")), 1e-12, 0);
            for (Measure measure : List.of(Measure.DPRIME, Measure.DPRIME_MIN, Measure.INDEX)) {
                assertSummary(
                        target.strengths().get(measure), of.get("strength").get(measure.text()));
            }
            assertMaps(target.maps(), of.get("maps"));
        });
    }

    private static void assertSummary(Summary summary, JsonNode expected) {
        assertClose("mean", summary.mean(), number(expected.get("mean")), 1e-9, 0);
        assertClose("median", summary.median(), number(expected.get("median")), 1e-9, 0);
        assertClose("q1", summary.q1(), number(expected.get("q1")), 1e-9, 0);
        assertClose("q3", summary.q3(), number(expected.get("q3")), 1e-9, 0);
    }

    private static void assertMaps(FeatureMaps maps, JsonNode expected) {
        assertClose("coverage", maps.coverage(), number(expected.get("coverage")), 1e-9, 0);
        assertOptional("evenness", maps.evenness(), expected.get("evenness"), 1e-9);
        assertOptional("effective maps", maps.effectiveMaps(), expected.get("effective_maps"), 1e-9);
        assertOptional("gini", maps.gini(), expected.get("gini"), 1e-9);
        assertClose("per map", maps.perMap(), doubles(expected.get("per_map")), 1e-9, 0);
    }

    private static void assertOptional(String what, OptionalDouble actual, JsonNode expected, double relative) {
        assertThat(actual.isEmpty()).as(what + " undefined").isEqualTo(expected.isNull());
        actual.ifPresent(value -> assertClose(what, value, number(expected), relative, 1e-12));
    }

    @Test
    void rdmsAndTheirCorrelationsAgree() throws IOException {
        // When
        CollectedArtifacts artifacts = CollectedArtifacts.onHeap();
        analyse(
                10,
                3,
                new AnalysisSpec(
                        Criteria.of("pairwise-welch", Criteria.Settings.DEFAULTS),
                        golden.targets(),
                        null,
                        Dissimilarity.PEARSON,
                        null,
                        artifacts));

        // Then
        JsonNode expected = golden.expected().get("rdm");
        Map<String, Rdm> rdms = artifacts.rdms();
        assertThat(rdms).containsOnlyKeys("all", "face", "body", "scene", "word");
        rdms.forEach((name, rdm) -> assertRdm(rdm, expected.get(name)));
        golden.expected().get("spearman").properties().forEach(entry -> {
            String[] pair = entry.getKey().split("\\|");
            double found = RdmComparison.SPEARMAN
                    .of(rdms.get(pair[0]), rdms.get(pair[1]))
                    .orElseThrow();
            assertClose(entry.getKey(), found, number(entry.getValue()), 0, 1e-6);
        });
    }

    private static void assertRdm(Rdm rdm, JsonNode expected) {
        assertThat(rdm.units()).isEqualTo(expected.get("units").asInt());
        assertThat(rdm.undefined()).isZero();
        assertClose("rdm", rdm.upper(), doubles(expected.get("upper")), 0, 1e-9);
    }

    @Test
    void splitHalfAndJackknifeAgree() throws IOException {
        // Given
        JsonNode expected = golden.expected().get("folds");
        Folds folds = new Folds(expected.get("count").asInt(), ints(expected.get("of_stimulus")));

        // When: beside analyses with other folds and none, which share the pass
        Folds halves = new Folds(2, IntStream.range(0, 74).map(s -> s % 2).toArray());
        LayerFindings findings = analyse(
                7,
                3,
                analysis("pairwise-welch", halves),
                analysis("ratio-2x", null),
                analysis("pairwise-welch", folds));

        // Then
        assertCriterion("pairwise-welch", findings.analyses().get(0));
        assertCriterion("ratio-2x", findings.analyses().get(1));
        findings.analyses().get(2).targets().forEach((name, target) -> {
            JsonNode of = expected.get("targets").get(name);
            assertOptional("dice", target.splitHalf().dice(), of.get("dice"), 1e-6);
            assertOptional("held-out d'", target.splitHalf().dprime(), of.get("heldout_dprime"), 1e-6);
            JsonNode se = of.get("se");
            assertOptional("fraction se", target.jackknife().fractionSe(), se.get("fraction"), 1e-6);
            assertOptional("d' se", target.jackknife().dprimeSe(), se.get("dprime"), 1e-6);
            assertOptional("evenness se", target.jackknife().evennessSe(), se.get("evenness"), 1e-6);
        });
    }
}
