package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.TargetResult;
import org.fusiform.stats.golden.Golden;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class StatsServiceIT extends PlantedPreferences {
    @Test
    void planAfterItsCompletionsIsAnalysed() {
        // Given
        Experiment experiment = experiment(1);
        List<ShardCompleted> completions = new ArrayList<>(experiment.extract());
        Collections.reverse(completions);
        conversation.tell(completions);
        AnalysisPlan plan = experiment.plan(RATIO, WELCH);

        // When
        conversation.plan(plan);

        // Then
        RunAnalysed run = conversation.await(plan.run(), RunAnalysed.class);
        for (int layer = 0; layer < 2; layer++) {
            assertLayer(experiment, layer, analysed(plan, layer));
        }
        assertThat(run.consistency()).hasSize(2);
        assertThat(run.consistency().get(1)).isEmpty();
        assertThat(run.consistency().getFirst()).containsOnlyKeys("all", "face", "scene");
        Consistency all = run.consistency().getFirst().get("all");
        double expected = Naive.spearman(rdm(experiment, 0), rdm(experiment, 1));
        assertThat(all.layers()).containsExactly("layer-0", "layer-1");
        assertThat(all.matrix().get(0).get(1)).isCloseTo(expected, within(1e-9));
        assertThat(all.matrix().get(1)).isEqualTo(List.of(all.matrix().get(0).get(1), 1.0));
        assertThat(all.pairMean()).isCloseTo(expected, within(1e-9));
        assertThat(all.undefinedEntries()).containsExactly(0L, 0L);
    }

    private LayerAnalysed analysed(AnalysisPlan plan, int layer) {
        return conversation.outcomes(plan.run()).stream()
                .filter(LayerAnalysed.class::isInstance)
                .map(LayerAnalysed.class::cast)
                .filter(outcome -> outcome.layer() == layer)
                .findFirst()
                .orElseThrow();
    }

    private static double[] rdm(Experiment experiment, int layer) {
        float[][] activations = experiment.layers().get(layer).activations();
        return Naive.rdm(activations, IntStream.range(0, activations[0].length).toArray());
    }

    private void assertLayer(Experiment experiment, int layer, LayerAnalysed analysed) {
        float[][] activations = experiment.layers().get(layer).activations();
        assertThat(analysed.results()).hasSize(2);
        assertThat(analysed.unitTables()).hasSize(2).allSatisfy(key -> assertThat(store.stat(key))
                .isPresent());
        for (String target : RATIO.targets()) {
            TargetResult result = analysed.results().getFirst().targets().get(target);
            int[] selected = Naive.twiceAnyOther(activations, CONDITIONS, target);
            assertThat(selected).isNotEmpty();
            assertThat(result.selected()).isEqualTo(selected.length);
            assertThat(result.fraction()).isEqualTo((double) selected.length / activations[0].length);
            assertThat(result.strength().dprime().mean())
                    .isCloseTo(
                            IntStream.of(selected)
                                    .mapToDouble(u -> Naive.dprime(activations, CONDITIONS, target, u))
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
            assertThat(result.holdout()).isNotNull();
            assertThat(result.fractionSe()).isNotNull();
        }
        assertThat(analysed.results().get(1).targets().get("face").holdout()).isNull();
    }

    @Test
    void everythingTwiceAndShuffledCountsOnce() {
        // Given
        Experiment experiment = experiment(2);
        AnalysisPlan plan = experiment.plan(WELCH);
        List<ShardCompleted> completions = new ArrayList<>(experiment.extract());
        completions.addAll(completions);
        Collections.shuffle(completions, new Random(1));

        // When
        conversation.plan(plan);
        conversation.tell(completions);
        conversation.plan(plan);
        conversation.await(plan.run(), RunAnalysed.class);
        conversation.tell(completions);
        String again = MessageJson.write(new AnalysisItem.LayerItem("default", plan.run(), 0));
        conversation.send(Topics.ANALYSIS_REQUESTS, plan.run() + "/layer/0", again);
        Experiment other = experiment(3);
        AnalysisPlan later = other.plan(WELCH);
        conversation.plan(later);
        conversation.tell(other.extract());
        conversation.await(later.run(), RunAnalysed.class);

        // Then
        assertThat(conversation.outcomes(plan.run())).hasSize(3);
        assertThat(conversation.items(plan.run()))
                .containsExactlyInAnyOrder(
                        plan.run() + "/layer/0",
                        plan.run() + "/layer/0",
                        plan.run() + "/layer/1",
                        plan.run() + "/cross-layer");
    }

    @Test
    void aSecondRunOfStoredExtractionsGivesTheSameBytes() {
        // Given
        Experiment experiment = experiment(4);
        AnalysisPlan first = experiment.plan(RATIO);
        AnalysisPlan second = experiment.plan(RATIO);
        conversation.tell(experiment.extract());
        conversation.plan(first);
        conversation.await(first.run(), RunAnalysed.class);
        String extraction = experiment.layers().getFirst().extraction();
        String analysis = RATIO.id(first.seed());
        String table = ObjectKeys.unitTable(Experiment.PROJECT, extraction, analysis);
        ByteBuffer firstTable = store.get(table, 1 << 20);

        // When everything that was stored of the first is gone
        store.list(Experiment.PROJECT + "/analyses/" + extraction)
                .toList()
                .forEach(object -> store.delete(object.key()));
        conversation.plan(second);
        RunAnalysed done = conversation.await(second.run(), RunAnalysed.class);

        // Then
        assertThat(store.get(table, 1 << 20)).isEqualTo(firstTable);
        assertThat(analysed(second, 0).results()).isEqualTo(analysed(first, 0).results());
        assertThat(done.consistency())
                .isEqualTo(conversation.await(first.run(), RunAnalysed.class).consistency());
    }

    @Test
    void goldenValuesHoldThroughTheWholeService() throws IOException {
        // Given the golden activations, their stimuli in the order of a manifest
        Golden golden = Golden.load();
        List<String> names = golden.design().conditions();
        int[] order = IntStream.range(0, golden.design().stimuli())
                .boxed()
                .sorted(Comparator.comparing(s -> names.get(golden.design().conditionOf()[s])))
                .mapToInt(Integer::intValue)
                .toArray();
        int units = golden.shape().units();
        float[][] activations = IntStream.of(order)
                .mapToObj(s -> Arrays.copyOfRange(golden.activations().values(), s * units, (s + 1) * units))
                .toArray(float[][]::new);
        List<String> conditionOf = IntStream.of(order)
                .mapToObj(s -> names.get(golden.design().conditionOf()[s]))
                .toList();
        Experiment experiment =
                Experiment.of(store, conditionOf, 32, List.of(List.of(8, 5, 4)), List.<float[][]>of(activations));
        AnalysisPlan plan = experiment.plan(new AnalysisParameters(
                Criterion.PAIRWISE_WELCH,
                0.05,
                Correction.BH,
                Contrasts.EVERY_OTHER,
                golden.targets(),
                0,
                true,
                null,
                null,
                null,
                null));

        // When
        conversation.plan(plan);
        conversation.tell(experiment.extract());
        RunAnalysed run = conversation.await(plan.run(), RunAnalysed.class);

        // Then
        Map<String, TargetResult> found = analysed(plan, 0).results().getFirst().targets();
        JsonNode expected = golden.expected().get("criteria").get("pairwise-welch");
        for (String target : golden.targets()) {
            assertThat(found.get(target).selected())
                    .as(target)
                    .isEqualTo(expected.get(target).get("selected").size());
            Golden.assertClose(
                    target + " d' mean",
                    found.get(target).strength().dprime().mean(),
                    expected.get(target)
                            .get("strength")
                            .get("dprime")
                            .get("mean")
                            .asDouble(),
                    1e-9,
                    0);
        }
        assertThat(run.consistency().getFirst().get("all").matrix()).isEqualTo(List.of(List.of(1.0)));
    }

    @Test
    void itIsReadyAndShowsItsMetrics() {
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/metrics").then().statusCode(200);
    }
}
